"""Plans made by evolution beside the exact one, as a Markdown table: python3 genetic_table.py FOLDER SIZE..."""
import glob
import json
import os
import re
import statistics
import sys

CODINGS = (("genetic", "sites"), ("genetic-study-a", "study A"))


def effort(plan):
    for sentence in plan["sentences"]:
        found = re.match(r"(\d+) (choices|chromosomes).* in (\d+) generations", sentence)
        if found:
            return int(found[1]), int(found[3])
    sys.exit("a plan says nothing about its effort: %s" % plan["sentences"])


def span(numbers, form):
    least, most = form % min(numbers), form % max(numbers)
    return least if least == most else least + " to " + most


def row(size, name, exact, plans):
    optimum = exact["objectiveEur"]
    costs = [plan["objectiveEur"] for plan in plans]
    above = [100 * (cost / optimum - 1) for cost in costs]
    efforts = [effort(plan) for plan in plans]
    return (size, name, "%.3f (bound %.3f, %.1f s)" % (optimum / 1e6, exact["boundEur"] / 1e6, exact["seconds"]),
            "%.3f" % (min(costs) / 1e6), "%.3f" % (statistics.median(costs) / 1e6), "%.3f" % (max(costs) / 1e6),
            "%.4f" % (100 * statistics.stdev(costs) / optimum if len(costs) > 1 else 0),
            "%.4f" % statistics.median(above), "%.4f" % max(above),
            span([100 * plan["gap"] for plan in plans], "%.4f"),
            span([one for one, _ in efforts], "%d"), span([two for _, two in efforts], "%d"),
            span([plan["seconds"] for plan in plans], "%.1f"))


def main(folder, sizes):
    print("| nodes x 12 months | coding | exact, MEUR | best | median | worst | standard deviation, % | median above"
          " exact, % | worst above exact, % | gap to the proven bound, % | priced | generations | seconds |")
    print("|" + "---|" * 13)
    for size in sizes:
        with open(os.path.join(folder, size + ".highs.1.json")) as file:
            exact = json.load(file)
        for solver, name in CODINGS:
            plans = []
            for path in sorted(glob.glob(os.path.join(folder, "%s.%s.*.json" % (size, solver)))):
                with open(path) as file:
                    plans.append(json.load(file))
            print("| " + " | ".join(row(size, name, exact, plans)) + " |")
    print("\nLoad average at the end: %.1f" % os.getloadavg()[0])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
