"""Models in files by every solver that is there, and made-up cases: published optima, agreement, honest exits."""

import filecmp
import json
import shutil

from drills import facility
from drills.checklist import hold_list

TIGHT = 1e-6
INSTALLED = {"cbc": "cbc", "glpk": "glpsol"}
ALL = ["highs", "ojalgo"] + [name for name, program in INSTALLED.items() if shutil.which(program)]


def solve(check, model, solver, *options, timeout=200):
    """The answer, and whether the command ended well."""
    done = check.looptwin("solve", model, "--solver", solver, "--json", *options, timeout=timeout)
    answer = json.loads(done.stdout) if done.returncode == 0 else {}
    return answer, done


def published(check):
    if not facility.available():
        return
    for name, best in facility.PUBLISHED.items():
        model = facility.write(name, check.folder / f"{name}.mps")
        for solver in ALL:
            if name == "cap101" and solver != "highs":
                continue  # the others' share is in the solvers' own tests
            answer, done = solve(check, model, solver)
            check.expect(answer.get("status") == "OPTIMAL" and abs(answer["objective"] - best) < 0.01,
                         f"{name} by {solver}: {answer.get('objective')} = {best} as published", done.stderr)


def file(check, name, text):
    model = check.folder / name
    model.write_text(text, encoding="ascii")
    return model


def ends(check):
    """Optimal, infeasible and unbounded are answers; what is no model is bad input with its line."""
    box = "maximize\n p: 3 x + 2 y + 1\nsubject to\n c: -5 <= x + y <= 7\nbounds\n x <= 4\nend\n"
    answer, _ = solve(check, file(check, "box.lp", box), "auto")
    check.expect(answer.get("objective") == 19 and answer.get("bound") == 19, "a maximum of 19", answer)
    nothing = file(check, "nothing.lp", "min\n x\nst\n c: x >= 3\nbounds\n x <= 2\nend\n")
    endless = file(check, "endless.lp", "min\n -x\nst\n c: x - y <= 2\nend\n")
    for solver, model, status in (("highs", nothing, "INFEASIBLE"), ("highs", endless, "UNBOUNDED"),
                                  ("cbc", nothing, "INFEASIBLE"), ("glpk", endless, "UNBOUNDED")):
        if solver in ALL:
            answer, done = solve(check, model, solver)
            check.expect(answer.get("status") == status, f"{solver}: {status}, exit 0", done.stderr)
    for entry in ("1e-10", "1e-13"):  # the second is less than HiGHS takes: another solver answers
        answer, done = solve(check, file(check, "small.lp", f"min\n x\nst\n c: {entry} x >= 1\nend\n"), "auto")
        check.expect(answer.get("status") == "OPTIMAL" and abs(answer["objective"] * float(entry) - 1) < 1e-6,
                     f"{entry} x >= 1: {answer.get('objective')} by {answer.get('solver')}", done.stderr)
    _, done = solve(check, file(check, "bad.lp", "min\n x\nst\n c: x + >= 3\nend\n"), "auto")
    check.expect(done.returncode == 2 and "bad.lp:4: " in done.stderr and ", expected " in done.stderr,
                 "a broken file is refused with file and line, exit 2", done.stderr)


def agreement(check):
    """The exported model of 30 sites, its integers free, proven to the end by everybody."""
    model = check.folder / "n30.mps"
    plan = check.document(
        "plan", "meb-europe", "--nodes", "n30", "--gap", "0", "--json", "--export", model, timeout=300)
    for solver in ALL:
        if not plan or solver in ("highs", "ojalgo"):
            continue
        answer, done = solve(check, model, solver, timeout=300)
        own = plan["objectiveEur"]
        check.expect(answer.get("status") == "OPTIMAL" and abs(answer["objective"] - own) <= TIGHT * own,
                     f"30 sites, gap 0: {solver} {answer.get('objective')} = {own:.3f} EUR", done.stderr)


def generated(check):
    for folder in ("one", "two"):
        done = check.looptwin("generate", "--nodes", "40", "--seed", "7", "--out", folder)
        check.expect(done.returncode == 0, f"a case of 40 sites: {done.stdout.strip()}", done.stderr)
    names = sorted(path.name for path in (check.folder / "one").iterdir())
    same, other, missing = filecmp.cmpfiles(check.folder / "one", check.folder / "two", names, shallow=False)
    check.expect(len(same) == len(names) > 10 and not other and not missing,
                 f"{len(names)} files, equal to the byte for equal seeds", other + missing)
    valid = check.looptwin("validate", "one")
    check.expect(valid.returncode == 0 and " 0 warnings" in valid.stdout, "it is valid", valid.stdout)
    plan = check.document("plan", "one", "--json")
    if plan:
        check.expect(plan["parts"]["shortageEur"] < 1, "its plan has no shortage", plan["parts"])


hold_list("solve", published, ends, agreement, generated)
