"""The five actors at growing caps up to full size: seconds, sweeps, memory. See the script `coordination` beside this.

usage: coordination [CAP...]    caps of the distributor's three stocks, 100 is full size
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import machine

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "checks"))
from drills.server import installation  # noqa: E402

CASE = installation() / "cases/meb-europe/mdp_study_d.json"


def run(document):
    """The answer, wall seconds, and the greatest memory of any command so far, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "loop.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        began = time.monotonic()
        done = subprocess.run([str(installation() / "bin/looptwin"), "coordinate", str(file), "--json"],
                              capture_output=True, text=True, check=True, timeout=600)
        wall = time.monotonic() - began
    return json.loads(done.stdout), wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main():
    print(machine.line())
    given = json.loads(CASE.read_text(encoding="utf-8"))
    print("| cap | states | actions | distributor s | sweeps | four others s | command s | memory MB |")
    print("|---|---|---|---|---|---|---|---|")
    for cap in [int(one) for one in sys.argv[1:]] or [10, 25, 50, 100]:
        caps = dict(given["caps"], Nmax=cap, Rmax=cap, Wmax=cap)
        answer, wall, memory = run(dict(given, caps=caps))
        actors = {one["actor"]: one for one in answer["actors"]}
        big = actors.pop("distributor")
        others = sum(one["seconds"] for one in actors.values())
        print(f"| {cap} | {big['states']:,} | {big['actions']:,} | {big['seconds']:.2f} | {big['sweeps']} "
              f"| {others:.2f} | {wall:.1f} | {memory} |", flush=True)


main()
