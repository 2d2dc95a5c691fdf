"""See the script `solvers` beside this."""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import machine

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "checks"))
from drills import facility  # noqa: E402
from drills.server import installation  # noqa: E402
import plan_runs as runs  # noqa: E402

PARTS = ["build", "files", "java", "large", "warm", "growth"]
SUBSETS = ["n30", "n60", "n73", "n120"]
WARM_LIMIT_S = {120: 0.2, 300: 2, 1000: 15}
LARGE_LIMIT_S = {300: 30, 1000: 60}
BUILD_LIMIT_S = {73: 0.5, 1000: 5}


def options():
    asked = argparse.ArgumentParser(prog="solvers", description="How fast plans are made; see the script itself.")
    asked.add_argument("--seeds", type=int, default=5, help="cases of each size (default 5)")
    asked.add_argument("--limit", type=float, default=120, help="seconds each solver has (default 120)")
    asked.add_argument("--gap", type=float, default=0.001, help="relative gap of part files (default 0.001)")
    asked.add_argument("--plot", default="growth.svg", help="where part growth draws (default growth.svg)")
    asked.add_argument("parts", nargs="*", metavar="PART")
    chosen = asked.parse_args()
    known = PARTS + SUBSETS + list(facility.PUBLISHED)
    for part in chosen.parts:
        if part not in known and not re.fullmatch(r"g\d+-\d+", part):
            asked.error(f"PART is '{part}', expected one of {', '.join(known)}, or g73-1 for 73 nodes, seed 1")
    chosen.plot = Path(chosen.plot).resolve()
    return chosen


def table(title, *heads):
    print(f"\n### {title}\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")


def row(*cells):
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def number(value, form):
    return "-" if value is None else form % value


def ratio(value, limit):
    return "-" if value is None or not limit else "%.2f" % (value / limit)


def build(folder, asked):
    table("Matrix, JVM that has only read the case", "nodes", "size", "wall, s, median / worst", "processor, s",
          "limit, s", "worst / limit")
    times = runs.PlanTimes(folder)
    for nodes, limit in BUILD_LIMIT_S.items():
        built = [times.run("build", runs.case(folder, nodes, seed))[0] for seed in range(1, asked.seeds + 1)]
        walls = [one[1] for one in built]
        row(nodes, built[0][3], runs.span(walls), runs.span([one[2] for one in built]), limit, ratio(max(walls), limit))


# --- part files: each solver is (title, objective, bound, wall s, processor s, how it ended, memory)

def ours(folder, model, gap, limit, solver):
    run = runs.Run([installation() / "bin/looptwin", "solve", model, "--solver", solver, "--gap", gap,
                    "--time-limit", limit, "--json"], folder, 2 * limit + 120)
    answer = run.document()
    return answer.get("objective"), answer.get("bound"), run, answer.get("status", "none"), answer.get("seconds")


def planned(folder, words, gap, limit, solver):
    run = runs.Run([installation() / "bin/looptwin", "plan", *words, "--solver", solver, "--gap", gap, "--time-limit",
                    limit, "--json"], folder, 2 * limit + 120)
    answer = run.document()
    return answer.get("objectiveEur"), answer.get("boundEur"), run, answer.get("status", "none"), answer.get("seconds")


def cbc(folder, model, gap, limit):
    run = runs.Run(["cbc", model, "-ratioGap", gap, "-timeMode", "elapsed", "-seconds", limit, "-solve"], folder,
                   2 * limit + 60)
    best = re.search(r"^Objective value: +(\S+)", run.text, re.M)
    bound = re.search(r"^Lower bound: +(\S+)", run.text, re.M) or best
    result = re.search(r"^Result - (.*)$", run.text, re.M)
    return best and float(best[1]), bound and float(bound[1]), run, result[1] if result else "none", None


def glpk(folder, model, gap, limit):
    run = runs.Run(["glpsol", "--freemps", model, "--mipgap", gap, "--tmlim", int(limit)], folder, 2 * limit + 60)
    best, bound = None, None
    for objective, low in re.findall(r"^\+ *\d+: (?:mip|>>>>>) *=? *(\S+) >= *(\S+ ?\S*)", run.text, re.M):
        if re.match(r"[-+]?\d", objective):
            best = float(objective)
        bound = best if low.startswith("tree") else float(low.split()[0]) if re.match(r"[-+]?\d", low) else bound
    end = re.search(r"^(INTEGER OPTIMAL|RELATIVE MIP GAP|TIME LIMIT)", run.text, re.M)
    return best, bound, run, end[1] if end else "none", None


def solved(folder, name, asked):
    """Every solver on one model: title and what came of it."""
    model, gap = folder / f"{name}.mps", asked.gap
    if name in facility.PUBLISHED:
        facility.write(name, model)
        gap = 0
        yield "solve, ojalgo", ours(folder, model, gap, asked.limit, "ojalgo")
    else:
        words = ["meb-europe", "--nodes", name] if name in SUBSETS else [runs.case(folder, *map(int, name[1:].split("-")))]
        runs.Run([installation() / "bin/looptwin", "plan", *words, "--gap", 1, "--export", model], folder, 600)
        yield "plan, highs", planned(folder, words, gap, asked.limit, "highs")
    yield "solve, highs", ours(folder, model, gap, asked.limit, "highs")
    for title, program, solve in (("CBC", "cbc", cbc), ("GLPK", "glpsol", glpk)):
        if shutil.which(program):
            yield title, solve(folder, model, gap, asked.limit)
    model.unlink(missing_ok=True)


def files(folder, asked, names):
    table(f"Same models, gap {100 * asked.gap:g} % (OR-Library 0), at most {asked.limit:g} s each", "model", "solver",
          "ended", "objective", "bound", "gap, %", "own seconds", "wall of the process, s", "processor, s",
          "own / faster of CBC and GLPK", "wall / faster")
    for name in names:
        found = list(solved(folder, name, asked))
        others = [run.wall_s for title, (best, _, run, _, _) in found if title in ("CBC", "GLPK") and best is not None]
        for title, (best, bound, run, end, own) in found:
            gap = None if None in (best, bound) else 100 * (best - bound) / abs(best)
            row(name, title, end, number(best, "%.3f"), number(bound, "%.3f"), number(gap, "%.4f"),
                number(own, "%.2f"), "%.2f" % run.wall_s, "%.2f" % run.cpu_s,
                ratio(own if own is not None else run.wall_s, min(others, default=0)), ratio(run.wall_s, min(others, default=0)))


def java(folder, asked):
    table("Pure Java (ojAlgo), 1 % at 120 nodes; 60 s allowed", "case", "ended", "certified gap, %", "own seconds",
          "wall of the process, s", "processor, s", "wall / 60 s")
    for seed in range(1, min(3, asked.seeds) + 1):
        run = runs.plan(folder, runs.case(folder, 120, seed), 0.01, asked.limit, "ojalgo")
        plan = run.document()
        row(f"g120-{seed}", plan.get("status", "none"), number(plan.get("gap") and 100 * plan["gap"], "%.4f"),
            number(plan.get("seconds"), "%.2f"), "%.2f" % run.wall_s, "%.2f" % run.cpu_s, ratio(run.wall_s, 60))


def large(folder, asked):
    table("Large sparse cases, asked for 0.3 %", "case", "ended", "objective, MEUR", "certified gap, %", "own seconds",
          "wall of the process, s", "processor, s", "peak MB", "wall / limit")
    for nodes, limit in LARGE_LIMIT_S.items():
        walls, gaps = [], []
        for seed in range(1, asked.seeds + 1):
            run = runs.plan(folder, runs.case(folder, nodes, seed), 0.003, asked.limit)
            plan = run.document()
            walls.append(run.wall_s)
            gaps.append(100 * plan["gap"] if plan else 100)
            row(f"g{nodes}-{seed}", plan.get("status", "none"), number(plan and plan["objectiveEur"] / 1e6 or None, "%.3f"),
                "%.4f" % gaps[-1], number(plan.get("seconds"), "%.2f"), "%.2f" % run.wall_s, "%.2f" % run.cpu_s,
                "%.0f" % run.peak_mb, ratio(run.wall_s, limit))
        row(f"{nodes}, median / worst", "", "", runs.span(gaps, "%.4f"), "", runs.span(walls), "", "",
            ratio(max(walls), limit))


def warm(folder, asked):
    table("Flows again after another carbon price or supplier's probability, sites kept, sentences included", "nodes",
          "first plan, s", "session opened, s", "times", "median, s", "95 % within, s", "worst, s",
          "processor, s, median", "limit, s", "95 % / limit")
    times = runs.PlanTimes(folder)
    for nodes, limit in WARM_LIMIT_S.items():
        count = {120: 40, 300: 40, 1000: 20}[nodes]
        lines = times.run("warm", runs.case(folder, nodes, 1), folder / "native", count)
        again = [line for line in lines if line[0] == "again"]
        if not again:
            row(nodes, *["none"] * 9)
            continue
        walls = [line[1] for line in again]
        within = runs.quantile(walls, 0.95)
        row(nodes, "%.2f" % lines[0][1], "%.2f" % lines[1][1], len(walls), "%.3f" % runs.quantile(walls, 0.5),
            "%.3f" % within, "%.3f" % max(walls), "%.3f" % runs.quantile([line[2] for line in again], 0.5), limit,
            ratio(within, limit))


def growth(folder, asked):
    table("Growth, asked for 0.3 %, seed 1", "nodes", "certified gap, %", "own seconds", "wall of the process, s",
          "processor, s", "peak MB")
    points = []
    for nodes in (30, 73, 120, 300, 600, 1000):
        run = runs.plan(folder, runs.case(folder, nodes, 1), 0.003, asked.limit)
        plan = run.document()
        points.append((nodes, run.wall_s, run.peak_mb))
        row(nodes, number(plan and 100 * plan["gap"] or None, "%.4f"), number(plan.get("seconds"), "%.2f"),
            "%.2f" % run.wall_s, "%.2f" % run.cpu_s, "%.0f" % run.peak_mb)
    runs.svg(points, asked.plot)
    print(f"\nPlot: {asked.plot}")


def main():
    asked = options()
    parts = asked.parts or PARTS
    print(f"{machine.line()}, load {machine.load()}")
    with tempfile.TemporaryDirectory(prefix="looptwin-solvers-") as temporary:
        folder = Path(temporary)
        models = [part for part in parts if part not in PARTS]
        if "build" in parts:
            build(folder, asked)
        if "files" in parts:
            models += ["n73"] + [f"g73-{seed}" for seed in range(1, asked.seeds + 1)]
            models += ["n120"] + [f"g120-{seed}" for seed in range(1, min(3, asked.seeds) + 1)]
        if models:
            files(folder, asked, models)
        for part in (java, large, warm, growth):
            if part.__name__ in parts:
                part(folder, asked)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


main()
