"""The five actors at growing caps up to full size: seconds, sweeps, memory. See the script `coordination` beside this.

usage: coordination [--svg FILE] [CAP...]    caps of the distributor's three stocks, 100 is full size;
                                             with --svg the growth as a picture, both axes in powers of ten
"""

import json
import math
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


def picture(points, name):
    """Seconds of the distributor by its states, (states, seconds) each, on logarithmic axes."""
    wide, high, left, base = 620, 330, 70, 280
    xs = [math.log10(states) for states, _ in points]
    ys = [math.log10(max(0.01, seconds)) for _, seconds in points]
    low, top = math.floor(min(ys)), math.ceil(max(ys)) + (math.ceil(max(ys)) == math.floor(min(ys)))
    first, last = math.floor(min(xs)), math.ceil(max(xs))
    across = lambda x: left + (x - first) / max(1, last - first) * (wide - left - 30)
    up = lambda y: base - (y - low) / (top - low) * (base - 50)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
             'font-family="sans-serif" font-size="12" fill="#222">', f'<rect width="{wide}" height="{high}" fill="#fff"/>',
             f'<text x="{left}" y="22" font-size="15">The distributor, solved exactly: growth with its caps</text>',
             f'<text x="{left}" y="42">seconds</text>', f'<text x="{(left + wide) / 2}" y="{base + 40}">states</text>']
    for x in range(first, last + 1):
        parts.append(f'<line x1="{across(x):.1f}" y1="50" x2="{across(x):.1f}" y2="{base}" stroke="#e4e4e4"/>'
                     f'<text x="{across(x):.1f}" y="{base + 18}" text-anchor="middle">{10 ** x:,}</text>')
    for y in range(low, top + 1):
        parts.append(f'<line x1="{left}" y1="{up(y):.1f}" x2="{wide - 30}" y2="{up(y):.1f}" stroke="#e4e4e4"/>'
                     f'<text x="{left - 6}" y="{up(y) + 4:.1f}" text-anchor="end">{10.0 ** y:g}</text>')
    line = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in zip(xs, ys))
    parts.append(f'<polyline fill="none" stroke="#1b6ca8" stroke-width="2" points="{line}"/>')
    parts += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3.5" fill="#1b6ca8"/>' for x, y in zip(xs, ys)]
    Path(name).write_text("\n".join(parts) + "</svg>\n", encoding="utf-8")


def main():
    print(machine.line())
    arguments = sys.argv[1:]
    svg = None
    if arguments[:1] == ["--svg"]:
        svg, arguments = arguments[1], arguments[2:]
    points = []
    given = json.loads(CASE.read_text(encoding="utf-8"))
    print("| cap | states | actions | distributor s | sweeps | slowest of the four others s | command s | memory MB |")
    print("|---|---|---|---|---|---|---|---|")
    for cap in [int(one) for one in arguments] or [10, 25, 50, 100]:
        caps = dict(given["caps"], Nmax=cap, Rmax=cap, Wmax=cap)
        answer, wall, memory = run(dict(given, caps=caps))
        actors = {one["actor"]: one for one in answer["actors"]}
        big = actors.pop("distributor")
        others = max(one["seconds"] for one in actors.values())
        points.append((big["states"], big["seconds"]))
        print(f"| {cap} | {big['states']:,} | {big['actions']:,} | {big['seconds']:.2f} | {big['sweeps']} "
              f"| {others:.2f} | {wall:.1f} | {memory} |", flush=True)
    if svg:
        picture(points, svg)
        print(f"growth: {svg}")


main()
