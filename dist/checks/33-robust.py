"""Plans protected by other sets than the box: their matrix by other solvers, their ends, their price."""

import csv
import re
import shutil
import subprocess

from drills.checklist import hold_list

TIGHT = 1e-6
EXACT = ("--gap", "1e-9", "--json")
WHOLE = ("--gamma-s", "99", "--gamma-l", "9", "--gamma-c", "12")


def plan(check, *arguments):
    return check.document("plan", "tiny", *arguments, *EXACT) or {}


def by_others(check):
    """The counterparts are rows: CBC, which knows nothing of them, finds the same optimum."""
    for policy in ("budget", "cvar", "wasserstein", "ellipsoid", "affine"):
        model = check.folder / f"{policy}.mps"
        document = plan(check, "--policy", policy, "--reserve", "0.2", "--export", model)
        said = " ".join(document.get("sentences", []))
        check.expect("Protected by " in said and "in reserve" in said, f"{policy}: says what it costs", said)
        if document and shutil.which("cbc"):
            log = subprocess.run(["cbc", model, "-ratio", "0", "-solve"], cwd=check.folder, timeout=400,
                                 capture_output=True, text=True, check=False).stdout
            found = re.search(r"^Objective value: +(\S+)", log, re.M)
            own = document["objectiveEur"]
            check.expect(found and abs(float(found[1]) - own) <= TIGHT * own,
                         f"{policy}: {own:.2f} EUR, CBC the same", found and found[1])


def ends(check):
    """A budget of everything is the box; an ellipsoid lies between its tip and the box's corner."""
    box = plan(check, "--policy", "dynamic").get("objectiveEur", 0)
    whole = plan(check, "--policy", "budget", *WHOLE).get("objectiveEur", 0)
    check.expect(box > 0 and abs(whole - box) <= TIGHT * box, f"budgets of everything: {whole:.2f} = the box", box)
    none = plan(check, "--policy", "budget", "--gamma-s", "0", "--gamma-l", "0", "--gamma-c", "0")
    ball = plan(check, "--policy", "ellipsoid", "--omega", "1").get("objectiveEur", 0)
    nominal = none.get("objectiveEur", 0)
    check.expect(0 < nominal < ball < box, "nominal < ellipsoid < box", (nominal, ball, box))
    drop = ("--policy", "affine", "--recovery-drop", "0.1")
    some, all_months = (plan(check, *drop, "--gamma-r", months).get("objectiveEur", 0) for months in ("2", "12"))
    check.expect(box < some < all_months, "box < rules for two bad months < rules for twelve", (some, all_months))
    printed = plan(check, "--policy", "paper-literal")
    kept = plan(check, "--policy-rows", "HR-REC")
    check.expect(any(said.startswith("Kept: house-rules/HR-REC") for said in kept.get("sentences", [])),
                 "an obligation is kept, with its price", kept)
    check.expect("as printed" in printed.get("sentences", [""])[0], "paper-literal is labelled", printed)


def price(check):
    done = check.looptwin("plan", "tiny", "--policy", "budget", "--price-of-robustness",
                          "--gammas", "0,1,2,99", "--scenarios", "2000", "--out", "price")
    check.expect(done.returncode == 0 and "The bounds are for" in done.stdout, "the price of robustness", done.stderr)
    with open(check.folder / "price" / "robustness.csv", encoding="ascii") as lines:
        rows = [{key: float(value) for key, value in row.items()} for row in csv.DictReader(lines)]
    robust = [row["robust_eur"] for row in rows]
    check.expect(len(rows) == 4 and robust == sorted(robust), "dearer with every budget", robust)
    check.expect(all(row["monthly_violation"] <= row["bound_exact"] + 0.02 for row in rows),
                 "violations below B(n, Gamma)", rows)
    check.expect(rows[-1]["yearly_violation"] == 0, "the box holds in every drawn year", rows[-1])


hold_list("robust", by_others, ends, price)
