"""See the script `fuzzy` beside this."""

import argparse
import json
import os
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

import machine

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "checks"))
from drills.server import installation  # noqa: E402
import plan_runs as runs  # noqa: E402
from fuzzy_plot import growth  # noqa: E402

PARTS = ["chain", "network", "methods", "others", "instances"]
GAPS = {"P1": 0.001, "P2": 0.001, "P3": 0.001, "P4": 0.001, "P5": 0.01, "P6": 0.01}
ACTORS = (15, 25, 50, 100, 200)
METHODS = ("max-min", "torabi-hassini", "lai-hwang", "werners", "weighted", "goal")
CASE = "meb-europe"

# Study B: of a hundred actors so many are of each kind; tonnes an actor of that kind handles of a
# tonne that all markets want.
SHARES = {"I": 8, "J": 6, "B": 10, "M": 10, "K": 14, "C": 20, "F": 10, "E": 8, "S": 6, "R": 6, "D": 2}
NEEDS = {"mine": ("I", 1.2), "refinery": ("J", 1.2), "battery": ("B", 1.1), "ev": ("M", 1.1), "retailer": ("K", 1.1),
         "collection": ("F", 0.25), "echelon": ("E", 0.15), "recycling": ("R", 0.25), "disposal": ("D", 0.1)}


def options():
    asked = argparse.ArgumentParser(prog="fuzzy", description="How fast fuzzy plans are made; see the script itself.")
    asked.add_argument("--limit", type=float, default=60, help="seconds each plan has (default 60)")
    asked.add_argument("--seeds", type=int, default=1, help="draws of each size (default 1)")
    asked.add_argument("--count", type=int, default=1000, help="networks of part instances (default 1000)")
    asked.add_argument("--plot", default="fuzzy.svg", help="where the growth is drawn (default fuzzy.svg)")
    asked.add_argument("parts", nargs="*", metavar="PART")
    chosen = asked.parse_args()
    for part in chosen.parts:
        if part not in PARTS + list(GAPS):
            asked.error(f"PART is '{part}', expected one of {', '.join(PARTS + list(GAPS))}")
    chosen.plot = Path(chosen.plot).resolve()
    return chosen


def table(title, *heads):
    print(f"\n### {title}\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")


def row(*cells):
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def fuzzy(folder, *words, limit):
    return runs.Run([installation() / "bin/looptwin", "fuzzy", *words, "--time-limit", limit, "--json"], folder,
                    2 * limit + 120)


def vague(draw, middle, least=0.05, most=0.12):
    return [round(middle * (1 - draw.uniform(least, most)), 4), round(middle, 4),
            round(middle * (1 + draw.uniform(least, most)), 4)]


def chain(actors, seed=1):
    """A chain of the shape of the case's, of any size."""
    draw = random.Random(seed)
    example = json.loads((installation() / "cases" / CASE / "fuzzy_study_b.json").read_text(encoding="utf-8"))
    counts = {kind: max(1, round(actors * share / 100)) for kind, share in SHARES.items()}
    counts["C"] += actors - sum(counts.values())
    sets = {kind: [f"{kind}{at + 1}" for at in range(count)] for kind, count in counts.items()}
    markets = {name: vague(draw, draw.uniform(2500, 4000)) for name in sets["C"]}
    total = sum(one[1] for one in markets.values())
    transport = {"default": [45, 60, 80]}
    for one, other in ("BM", "MK", "KC", "CF", "FR", "FE"):
        transport.update({f"{a}>{b}": vague(draw, draw.uniform(20, 120)) for a in sets[one] for b in sets[other]})
    made = {**example, "source": f"drawn: {actors} actors, seed {seed}", "sets": sets, "demand_ev_t": markets,
            "demand_battery_t": {name: vague(draw, 1.05 * total / counts["M"]) for name in sets["M"]},
            "capacity_t": {word: {name: vague(draw, draw.uniform(1.0, 1.3) * need * total / counts[kind])
                                  for name in sets[kind]} for word, (kind, need) in NEEDS.items()},
            "transport_cost_per_t": transport}
    return made


def chains(folder, asked, points):
    table("Study B, drawn chains, nearest interval, max-min", "actors", "status", "lambda", "worst alpha-cut violation, %",
          "own seconds", "wall of the process, s", "processor, s", "peak MB")
    for actors in ACTORS:
        for seed in range(1, asked.seeds + 1):
            file = folder / f"chain{actors}-{seed}.json"
            file.write_text(json.dumps(chain(actors, seed)), encoding="utf-8")
            run = fuzzy(folder, file, limit=asked.limit)
            found = run.document()
            worst = found.get("verification", {}).get("worstRelative", float("nan"))
            row(actors, found.get("status", run.error.strip()), "%.4f" % found.get("lambda", float("nan")),
                "%.2f" % (100 * worst), "%.2f" % found.get("seconds", float("nan")), "%.2f" % run.wall_s,
                "%.2f" % run.cpu_s, "%.0f" % run.peak_mb)
            if found:
                points["study B, by actors"].append((actors, found["seconds"]))


def networks(folder, asked, sizes, points):
    table("Study C, Torabi-Hassini, payoff table and compromise", "size", "places", "seed", "gap asked, %", "status",
          "lambda", "gap, %", "gap of the ideals, %", "own seconds", "wall of the process, s", "processor, s", "peak MB")
    for size in sizes:
        limit = asked.limit if GAPS[size] < 0.01 else 10 * asked.limit
        for seed in range(1, asked.seeds + 1):
            run = fuzzy(folder, CASE, "--model", "study-c", "--size", size, "--gap", GAPS[size], "--seed", seed,
                        limit=limit)
            found = run.document()
            if not found:
                row(size, "-", seed, "-", run.error.strip(), *["-"] * 7)
                continue
            places = sum(count for kind, count in found["sizes"].items() if kind != "periods")
            row(size, places, seed, "%g" % (100 * GAPS[size]), found["status"], "%.4f" % found["lambda"],
                "%.4f" % (100 * found["gap"]), "%.4f" % (100 * found["payoffGap"]), "%.2f" % found["seconds"],
                "%.2f" % run.wall_s, "%.2f" % run.cpu_s, "%.0f" % run.peak_mb)
            points["study C, by places"].append((places, found["seconds"]))


def methods(folder, asked):
    table("Study C, P2, the ways to weigh", "method", "status", "lambda", "cost, MEUR", "CO2, kt", "gap, %",
          "wall of the process, s")
    for method in METHODS:
        run = fuzzy(folder, CASE, "--model", "study-c", "--size", "P2", "--method", method, limit=asked.limit)
        found = run.document()
        if found:
            cost, co2 = (one["expectedValue"] for one in found["objectives"])
            row(method, found["status"], "%.4f" % found["lambda"], "%.3f" % (cost / 1e6), "%.3f" % (co2 / 1e6),
                "%.4f" % (100 * found["gap"]), "%.2f" % run.wall_s)


def cbc(folder, model, gap, limit):
    run = runs.Run(["cbc", model, "-ratioGap", gap, "-timeMode", "elapsed", "-seconds", limit, "-solve"], folder, 2 * limit)
    best = re.search(r"^(?:Objective value: +|Optimal objective )(\S+)", run.text, re.M)
    return best and float(best[1]), run


def glpk(folder, model, gap, limit):
    run = runs.Run(["glpsol", "--freemps", model, "--mipgap", gap, "--tmlim", int(limit)], folder, 2 * limit)
    best = re.findall(r"(?:mip =|obj =) *(\S+)", run.text)
    return float(best[-1]) if best and best[-1] != "not" else None, run  # "mip = not found yet"


def others(folder, asked):
    small = "suppliers=1,plants=2,dcs=2,customers=3,collection=1,remanufacturing=1,recycling=1,periods=1"
    table("Least cost or greatest profit of the exported crisp models, first objective", "model", "gap asked, %",
          "our ideal", "ours, wall of the whole plan, s", "CBC", "CBC, wall s", "GLPK", "GLPK, wall s",
          "largest relative difference")
    models = [("study B", 0, ("--model", "study-b")), ("study C, smallest", 0, ("--model", "study-c", "--size", small)),
              ("study C, P1", 1e-4, ("--model", "study-c", "--size", "P1")),
              ("study C, P2", 1e-3, ("--model", "study-c", "--size", "P2")),
              ("study C, P4", 1e-3, ("--model", "study-c", "--size", "P4"))]
    for name, gap, words in models:
        file = folder / "model.mps"
        run = fuzzy(folder, CASE, *words, "--gap", gap, "--export", file, limit=4 * asked.limit)
        found = run.document()
        if not found:
            row(name, "%g" % (100 * gap), run.error.strip(), *["-"] * 6)
            continue
        ideal = found["objectives"][0]["ideal"] * (-1 if "B" in name else 1)
        cells, far = [], 0
        for program, solve in (("cbc", cbc), ("glpsol", glpk)):
            value, other = solve(folder, file, gap, asked.limit) if shutil.which(program) else (None, None)
            cells += ["-", "-"] if value is None else ["%.6g" % value, "%.2f" % other.wall_s]
            far = far if value is None else max(far, abs(value - ideal) / abs(ideal))
        row(name, "%g" % (100 * gap), "%.6g" % ideal, "%.2f" % run.wall_s, *cells, "%.1e" % far)


def instances(folder, asked):
    home = os.environ.get("JAVA_HOME")
    tools = f"{home}/bin/" if home else ""
    jars = ":".join(str(jar) for level in ("lib", "system/1", "system/2", "system/3")
                    for jar in (installation() / level).glob("*.jar"))
    runs.Run([tools + "javac", "-proc:none", "-nowarn", "-cp", jars, "-d", folder, HERE / "clients/FuzzyInstances.java"],
             folder, 120).done()
    done = runs.Run([tools + "java", "-Xmx1g", "-cp", f"{folder}:{jars}",
                     "org.looptwin.optimise.fuzzy.network.FuzzyInstances",
                     installation() / "cases" / CASE / "generator_study_c.json", folder / "native", asked.count],
                    folder, 1800).done()
    print(f"\n### Drawn networks of random sizes, everybody served in full at alpha 1\n{done.text.strip()}")


def main():
    asked = options()
    print(f"{machine.line()}, load {machine.load()}")
    points = {"study B, by actors": [], "study C, by places": []}
    wanted = asked.parts or PARTS
    sizes = [part for part in wanted if part in GAPS] or (list(GAPS) if "network" in wanted else [])
    with tempfile.TemporaryDirectory(prefix="looptwin-fuzzy") as name:
        folder = Path(name)
        if "chain" in wanted:
            chains(folder, asked, points)
        if sizes:
            networks(folder, asked, sizes, points)
        if "methods" in wanted:
            methods(folder, asked)
        if "others" in wanted:
            others(folder, asked)
        if "instances" in wanted:
            instances(folder, asked)
    if any(len(one) > 1 for one in points.values()):
        growth({name: some for name, some in points.items() if some}, asked.plot)
        print(f"\nGrowth: {asked.plot}")
    print(f"\nLoad average at the end: {machine.load()}")


if __name__ == "__main__":
    main()
