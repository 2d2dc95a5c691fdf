"""Forecasts of a file and of the reference case: what is written, how good it is, what is refused."""

import csv
import json
import math
import random
from pathlib import Path

from drills.checklist import hold_list

HORIZON = 12
KNOWN = 96
OTHER_JDK = Path("/usr/lib/jvm/temurin-25-jdk-amd64")
STATISTICAL = "seasonal-naive,naive2,theta,damped-trend,theta-growth,dynamic-theta,aggregated-trend,tramo"


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
    verdicts = document.get("verdicts", [])
    check.expect(len(verdicts) == 6 and all(each["kept"] for each in verdicts) and any(each["better"] for each in verdicts),
                 "no kind of target beyond 1.02 x naive, one at least better by the test", verdicts)
    strike = {each["by"]: event["leadMonths"] for each in document.get("earlyWarnings", {}).get("warnings", [])
              if each["series"] == "p:S01" for event in each["events"] if event["month"] == "2023-08"}
    check.expect(strike.keys() == {"forecast", "upper end of its 80 % band"}, f"lead before the strike of 2023, months: {strike}")
    hidden = check.looptwin("forecast", "meb-europe", "--series", "p_li_chile_true")
    check.expect(hidden.returncode == 2 and "p_li_chile_true" in hidden.stderr, "hidden truth is refused", hidden.stderr)


def stress(check):
    """The corner that carbon and the largest suppliers exceed together, and a plan against it."""
    file = check.folder / "stress.json"
    document = check.document("forecast", "meb-europe", "--stress", "0.01", "--out", file, "--json") or {}
    corners = document.get("corners", {})
    check.expect("carbon" in corners and all(corner["value"] >= corner["independent"] for corner in corners.values()),
                 f"{len(corners)} series, further out than were they independent", corners)
    plan = check.looptwin("plan", "meb-europe", "--nodes", "n30", "--sites", "existing", "--what-if", file)
    check.expect(plan.returncode == 0 and "compared: carbonEurT=" in plan.stdout, "a plan against it", plan.stdout + plan.stderr)


def homes(check):
    """A home without forecasts has none; what is no home is refused."""
    (check.folder / "home" / "data").mkdir(parents=True)
    none = check.looptwin("forecast", "--home", check.folder / "home")
    check.expect(none.returncode == 0 and "none of the 0 forecasts" in none.stdout, "a home without forecasts", none.stderr)
    wrong = (
            ("no home", ["--home", check.folder / "nothing"], "is no home of a server"),
            ("a series of which nothing is kept", ["--home", check.folder / "home", "--series", "carbon"], "keeps no forecast"),
            ("a case beside a home", ["meb-europe", "--home", check.folder / "home"], "expected one of both"),
            ("nothing", [], "expected a case, a CSV file or --home DIR"),
            ("a probability", ["meb-europe", "--stress", "2"], "--stress is 2.0"),
            ("too few series", ["meb-europe", "--stress", "0.1", "--series", "carbon"], "expected 2 or more"))
    for (what, _, expected), done in zip(wrong, check.looptwins(("forecast", *arguments) for _, arguments, _ in wrong)):
        check.expect(done.returncode == 2 and expected in done.stderr and "\tat " not in done.stderr, what, done.stderr)


def distance(one, other):
    """The greatest relative difference of two documents' numbers; infinite when anything else differs."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return max((distance(one[key], other[key]) for key in one), default=0)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return max(map(distance, one, other), default=0)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) / max(1, abs(one), abs(other))
    return 0 if one == other else math.inf


def javas(check):
    """On another JDK the statistical members say the same to the last bit, the networks to 1e-6."""
    if not OTHER_JDK.is_dir():
        print(f"note  {OTHER_JDK} is not here: one JDK only")
        return
    many = write(check.folder / "many.csv",
                 [f"s{i},{t},{value(f's{i}', t)}" for i in range(100) for t in range(1, 49)])
    one = write(check.folder / "one.csv", [f"s1,{t},{value('s1', t)}" for t in range(1, 61)])
    for what, file, members, steps, most in (("statistical members", many, STATISTICAL, 12, 0),
                                             ("global-net", many, "naive2,global-net", 6, 1e-6),
                                             ("lstm, lstm-study-a", one, "naive2,lstm,lstm-study-a", 6, 1e-6)):
        said = []
        for home in ({}, {"JAVA_HOME": str(OTHER_JDK)}):
            out = check.folder / "out.csv"
            document = check.document("forecast", file, "--members", members, "--horizon", str(steps), "--origins",
                                      "1", "--out", out, "--json", timeout=280, **home) or {}
            rows = [[float(cell) for cell in row.split(",")[2:]] for row in out.read_text().splitlines()[1:]]
            said.append([document, rows])
        named = {row["member"] for row in said[0][0].get("leaderboard", [])}
        check.expect(set(members.split(",")) <= named, f"{what}: all have answered", named)
        apart = distance(*said)
        check.expect(apart <= most, f"{what}: {apart:.1e} apart on {OTHER_JDK.name}", json.dumps(said)[:2000])


def refusals(check):
    """File, line, value, what was expected; exit 2; nothing written."""
    wrong = (
        ("a word", ["a,1,2", "a,2,many"], ":3: value is 'many'"),
        ("a gap", ["a,2020-01,1", "a,2020-03,1"], "from 2020-01 to 2020-03"),
        ("twice", ["a,1,1", "a,1,2"], ":3: 1 stands twice"),
        ("a time", ["a,soon,1"], ":2: time is 'soon'"),
        ("too large", ["a,1,1e400"], ":2: value is '1e400'"),
        ("one value", ["a,2020-01,1"], "series a has 1 value, at 2020-01, expected at least 2"),
    )
    out = check.folder / "none.csv"
    files = [write(check.folder / f"wrong-{number}.csv", rows) for number, (_, rows, _) in enumerate(wrong)]
    answers = check.looptwins(("forecast", file, "--out", out) for file in files)
    for (what, _, expected), done in zip(wrong, answers):
        check.expect(done.returncode == 2 and expected in done.stderr and not out.exists()
                     and "\tat " not in done.stderr, what, done.stderr)


hold_list("forecast", seasons, case, stress, homes, javas, refusals)
