"""Forecasts of a competition's series by `looptwin forecast`, scored on what then happened.

    python3 forecasts.py [OPTIONS] M3.json [SERIES]            monthly series of the M3 competition, horizon 18
    python3 forecasts.py [OPTIONS] TRAIN.csv.gz TEST.csv       weekly series of the M4 competition, horizon 13

    --inside            forecasts the last steps of the training part from what lies before: to choose by
    --members A,B,...   only these

The data belong to the competitions and are not part of this project. M3.json: {"N1402": {"x": [...],
"xx": [...], "period": ["MONTHLY"]}}; the other two as M4 publishes them. The command never sees the
test part. LOOPTWIN names another launcher.
"""

import csv
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LAUNCHER = os.environ.get("LOOPTWIN", str(Path(__file__).resolve().parents[1] / "looptwin"))


def m3(file, limit):
    data = json.loads(Path(file).read_text())
    names = [name for name, each in data.items() if each["period"][0] == "MONTHLY"]
    chosen = names if limit is None else names[:: max(1, len(names) // limit)]
    return {name: (data[name]["x"], data[name]["xx"]) for name in chosen}, "M", 12, 18


def m4(train, test):
    def rows(file):
        with (gzip.open if str(file).endswith(".gz") else open)(file, "rt") as lines:
            return {row[0]: [float(v) for v in row[1:] if v] for row in list(csv.reader(lines))[1:]}

    past, future = rows(train), rows(test)
    return {name: (past[name], future[name]) for name in past}, "W", 1, 13


def inside(series, horizon):
    """The end of the training part in the place of the test part, which is not looked at."""
    return {name: (past[:-horizon], past[-horizon:]) for name, (past, _) in series.items() if len(past) > 2 * horizon}


def forecast(series, freq, season, horizon, members, folder):
    source, result = folder / "series.csv", folder / "forecasts.csv"
    with open(source, "w") as out:
        out.write("series,time,value\n")
        for name, (past, _) in series.items():
            out.writelines(f"{name},{i + 1},{value}\n" for i, value in enumerate(past))
    began = time.monotonic()
    subprocess.run([LAUNCHER, "forecast", source, "--freq", freq, "--season", str(season),
                    "--horizon", str(horizon), "--out", result, *members], check=True)
    seconds = time.monotonic() - began
    found = {}
    with open(result) as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["series"], []).append([float(row[k]) for k in ("mean", "q10", "q90")])
    return found, seconds


def score(series, found, season):
    smape = mase = inside = 0
    for name, (past, future) in series.items():
        steps = [abs(past[i] - past[i - season]) for i in range(season, len(past))]
        scale = sum(steps) / len(steps)
        for outcome, (mean, low, high) in zip(future, found[name], strict=True):
            weight = 1 / len(future) / len(series)
            smape += weight * 200 * abs(outcome - mean) / (abs(outcome) + abs(mean))
            mase += weight * abs(outcome - mean) / scale
            inside += weight * (low <= outcome <= high)
    return smape, mase, inside


def main(arguments):
    within = "--inside" in arguments
    members = []
    if "--members" in arguments:
        at = arguments.index("--members")
        members = arguments[at:at + 2]
        arguments = arguments[:at] + arguments[at + 2:]
    arguments = [each for each in arguments if each != "--inside"]
    if len(arguments) == 2 and not arguments[1].isdigit():
        series, freq, season, horizon = m4(*arguments)
    else:
        series, freq, season, horizon = m3(arguments[0], int(arguments[1]) if len(arguments) > 1 else None)
    if within:
        series = inside(series, horizon)
    with tempfile.TemporaryDirectory(prefix="looptwin-forecasts-") as folder:
        found, seconds = forecast(series, freq, season, horizon, members, Path(folder))
    smape, mase, covered = score(series, found, season)
    print("| series | sMAPE | MASE | in the 80 % band | seconds | load |")
    print("|---|---|---|---|---|---|")
    print(f"| {len(series)} | {smape:.3f} | {mase:.4f} | {100 * covered:.1f} % | {seconds:.0f} | {os.getloadavg()[0]:.1f} |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
