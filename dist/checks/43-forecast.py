"""Forecasts of a file and of the reference case: what is written, how good it is, what is refused."""

import csv
import math
import random

from drills.checklist import hold_list

HORIZON = 12
KNOWN = 96


def value(name, month):
    noise = random.Random(f"{name} {month}").uniform(-3, 3)
    return 100 + 0.5 * month + 30 * math.sin(2 * math.pi * (month + int(name[1:])) / 12) + noise


def write(file, rows):
    file.write_text("series,time,value\n" + "".join(f"{row}\n" for row in rows))
    return file


def seasons(check):
    """Sixty seasons with noise: the mix beats naive, four outcomes of five lie in the band."""
    names = [f"s{i}" for i in range(60)]
    file = write(check.folder / "seasons.csv", [f"{n},{t},{value(n, t)}" for n in names for t in range(1, KNOWN + 1)])
    out = check.folder / "out.csv"
    document = check.document("forecast", file, "--freq", "M", "--season", "12", "--horizon", str(HORIZON),
                              "--origins", "3", "--out", out, "--json", timeout=200) or {}
    board = {row["member"]: row for row in document.get("leaderboard", [])}
    check.expect({"naive", "naive2", "theta", "tramo", "mix"} <= board.keys(), "the members are there", board.keys())
    mix = board.get("mix", {})
    check.expect(mix.get("naiveRatio", 9) < 0.3 and mix["dieboldMariano"]["p"] < 0.001, "the mix beats naive", mix)
    with open(out, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    check.expect(list(rows[0]) == ["series", "step", "mean", "q10", "q50", "q90"] and len(rows) == 60 * HORIZON,
                 "one row for each series and step", rows[:1])
    inside = error = naive = 0
    for row in rows:
        outcome = value(row["series"], KNOWN + int(row["step"]))
        inside += float(row["q10"]) <= outcome <= float(row["q90"])
        error += abs(outcome - float(row["mean"]))
        naive += abs(outcome - value(row["series"], KNOWN))
    check.expect(error < 0.3 * naive, f"outcomes after the file: {error / naive:.3f} x naive")
    check.expect(0.72 < inside / len(rows) < 0.88, f"{100 * inside / len(rows):.1f} % of the outcomes in the 80 % band")


def case(check):
    """Every kind of target, none worse than naive by more than 2 %."""
    document = check.document("forecast", "meb-europe", "--members", "theta,damped-trend,theta-growth,dynamic-theta",
                              "--json", timeout=200) or {}
    ratios = {group["group"]: {row["member"]: row["naiveRatio"] for row in group["leaderboard"]}["mix"]
              for group in document.get("groups", [])}
    check.expect(len(ratios) == 6 and all(ratio <= 1.02 for ratio in ratios.values()), "the mix over naive", ratios)
    hidden = check.looptwin("forecast", "meb-europe", "--series", "p_li_chile_true")
    check.expect(hidden.returncode == 2 and "p_li_chile_true" in hidden.stderr, "hidden truth is refused", hidden.stderr)


def refusals(check):
    """File, line, value, what was expected; exit 2; nothing written."""
    wrong = (
        ("a word", ["a,1,2", "a,2,many"], ":3: value is 'many'"),
        ("a gap", ["a,2020-01,1", "a,2020-03,1"], "from 2020-01 to 2020-03"),
        ("twice", ["a,1,1", "a,1,2"], ":3: 1 stands twice"),
        ("a time", ["a,soon,1"], ":2: time is 'soon'"),
        ("too large", ["a,1,1e400"], ":2: value is '1e400'"),
    )
    for what, rows, expected in wrong:
        file = write(check.folder / "wrong.csv", rows)
        out = check.folder / "none.csv"
        done = check.looptwin("forecast", file, "--out", out)
        check.expect(done.returncode == 2 and expected in done.stderr and not out.exists()
                     and "\tat " not in done.stderr, what, done.stderr)


hold_list("forecast", seasons, case, refusals)
