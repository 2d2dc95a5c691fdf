"""See the script `solvers` beside this."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import machine

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "checks"))
from drills import facility  # noqa: E402
from drills.server import installation  # noqa: E402

LIMIT = float(os.environ.get("LIMIT", "120"))
GAP = float(os.environ.get("GAP", "0.001"))
MODELS = ["cap41", "cap101", "n30", "n60", "n73", "n120"]


def run(folder, *command):
    """What a command says, and its wall time."""
    began = time.monotonic()
    done = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          cwd=folder, check=False, timeout=3 * LIMIT + 120)
    return done.stdout, time.monotonic() - began


def looptwin(folder, *arguments):
    said, _ = run(folder, installation() / "bin/looptwin", *arguments, "--json", "--time-limit", LIMIT)
    try:
        return json.loads(said)
    except ValueError:
        return {}


def ours(folder, model, gap, solver):
    """The solver's own seconds: the JVM's start is not in them, nor reading the file."""
    answer = looptwin(folder, "solve", model, "--solver", solver, "--gap", gap)
    return answer.get("objective"), answer.get("bound"), answer.get("seconds"), answer.get("status", "none")


def cbc(folder, model, gap):
    log, seconds = run(folder, "cbc", model, "-ratioGap", gap, "-timeMode", "elapsed", "-seconds", LIMIT, "-solve")
    best = re.search(r"^Objective value: +(\S+)", log, re.M)
    bound = re.search(r"^Lower bound: +(\S+)", log, re.M) or best
    result = re.search(r"^Result - (.*)$", log, re.M)
    return best and float(best[1]), bound and float(bound[1]), seconds, result[1] if result else "none"


def glpk(folder, model, gap):
    log, seconds = run(folder, "glpsol", "--freemps", model, "--mipgap", gap, "--tmlim", int(LIMIT))
    lines = re.findall(r"^\+ *\d+: (?:mip|>>>>>) *=? *(\S+) >= *(\S+ ?\S*)", log, re.M)
    best, bound = None, None
    for objective, low in lines:
        if re.match(r"[-+]?\d", objective):
            best = float(objective)
        bound = best if low.startswith("tree") else float(low.split()[0]) if re.match(r"[-+]?\d", low) else bound
    end = re.search(r"^(INTEGER OPTIMAL|RELATIVE MIP GAP|TIME LIMIT)", log, re.M)
    return best, bound, seconds, end[1] if end else "none"


def plan(folder, name, solver):
    answer = looptwin(folder, "plan", "meb-europe", "--nodes", name, "--solver", solver, "--gap", GAP)
    return (answer.get("objectiveEur"), answer.get("boundEur"), answer.get("seconds"),
            answer.get("status", "none"))


def rows(folder, name):
    """One row for each solver: name, objective, bound, seconds, how it ended."""
    model, gap = folder / f"{name}.mps", GAP
    if name in facility.PUBLISHED:
        facility.write(name, model)
        gap = 0
    else:
        looptwin(folder, "plan", "meb-europe", "--nodes", name, "--gap", 1, "--export", model)
        for solver in ("highs", "ojalgo"):
            yield f"plan, {solver}", *plan(folder, name, solver)
    yield "solve, highs", *ours(folder, model, gap, "highs")
    if name in ("cap41", "n30"):
        yield "solve, ojalgo", *ours(folder, model, gap, "ojalgo")
    for title, program, solve in (("CBC", "cbc", cbc), ("GLPK", "glpsol", glpk)):
        if shutil.which(program):
            yield title, *solve(folder, model, gap)


def number(value, form):
    return "-" if value is None else form % value


def main():
    print(f"{machine.processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; gap {100 * GAP} %, "
          f"OR-Library 0; at most {LIMIT:.0f} s each\n")
    print("| model | solver | ended | objective | bound | gap, % | seconds | ratio to the faster of CBC and GLPK |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="looptwin-solvers-") as temporary:
        for name in sys.argv[1:] or MODELS:
            found = list(rows(Path(temporary), name))
            others = [row[3] for row in found if row[0] in ("CBC", "GLPK") and row[1] is not None]
            for title, objective, bound, seconds, end in found:
                gap = None if None in (objective, bound) else 100 * (objective - bound) / abs(objective)
                ratio = seconds / min(others) if others and seconds is not None else None
                print(f"| {name} | {title} | {end} | {number(objective, '%.3f')} | {number(bound, '%.3f')} | "
                      f"{number(gap, '%.4f')} | {number(seconds, '%.2f')} | {number(ratio, '%.2f')} |", flush=True)


main()
