"""Runs of the planner for the script `solvers`: generated cases, processes with their cost, a plot."""

import json
import math
import os
import statistics
import subprocess
import time
from pathlib import Path

from drills.server import installation

HERE = Path(__file__).resolve().parent


class Run:
    """A finished process: what it said, wall and processor seconds, peak memory."""

    def __init__(self, command, folder, limit):
        began = time.monotonic()
        with open(folder / "said", "w+", encoding="utf-8") as said, open(folder / "error", "w+", encoding="utf-8") as error:
            process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=said,
                                       stderr=error, cwd=folder)
            status, usage = self._ended(process, began + limit)
            self.wall_s = time.monotonic() - began
            said.seek(0)
            self.text = said.read()
            error.seek(0)
            self.error = error.read()
        self.code = os.waitstatus_to_exitcode(status)
        self.cpu_s = usage.ru_utime + usage.ru_stime
        self.peak_mb = usage.ru_maxrss / 1024

    @staticmethod
    def _ended(process, deadline):
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return status, usage
            if time.monotonic() > deadline:
                process.kill()
                deadline = math.inf
            time.sleep(0.02)

    def done(self):
        """Itself, or an end with what it complains of."""
        if self.code:
            raise SystemExit(f"A command ended with {self.code}: {self.error.strip() or self.text.strip()}")
        return self

    def document(self):
        try:
            return json.loads(self.text)
        except ValueError:
            return {}


def case(folder, nodes, seed):
    """A sparse case of that size, made once."""
    at = folder / f"g{nodes}-{seed}"
    if not at.exists():
        Run([installation() / "bin/looptwin", "generate", "--nodes", nodes, "--seed", seed, "--sparse", "--out", at],
            folder, 120).done()
    return at


def plan(folder, at, gap, limit, solver="auto"):
    return Run([installation() / "bin/looptwin", "plan", at, "--solver", solver, "--gap", gap, "--time-limit", limit,
                "--json"], folder, 2 * limit + 120)


class PlanTimes:
    """The planner's own classes in a JVM of their own."""

    def __init__(self, folder):
        self.folder = folder
        home = os.environ.get("JAVA_HOME")
        self.tools = f"{home}/bin/" if home else ""
        self.jars = ":".join(str(jar) for level in ("lib", "system/1", "system/2", "system/3")
                             for jar in (installation() / level).glob("*.jar"))
        subprocess.run([self.tools + "javac", "-proc:none", "-nowarn", "-cp", self.jars, "-d", folder,
                        HERE / "clients/PlanTimes.java"], check=True, stderr=subprocess.DEVNULL)

    def run(self, *words, limit=600):
        """Lines as (what, wall s, processor s, rest)."""
        command = [self.tools + "java", "-Xmx2g", "-cp", f"{self.folder}:{self.jars}",
                   "org.looptwin.optimise.milp.PlanTimes", *words]
        lines = [line.split(" ", 3) for line in Run(command, self.folder, limit).done().text.splitlines()]
        return [(line[0], float(line[1]), float(line[2]), line[3]) for line in lines if len(line) == 4]


def quantile(values, share):
    """The smallest value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def span(values, form="%.2f"):
    """Median and worst."""
    return f"{form % statistics.median(values)} / {form % max(values)}" if values else "- / -"


def svg(points, file):
    """Seconds and megabytes over nodes, both axes logarithmic: points are (nodes, seconds, MB)."""
    width, height, left, top = 640, 400, 60, 30
    nodes = [p[0] for p in points]
    low, high = math.log10(min(nodes) * 0.9), math.log10(max(nodes) * 1.1)

    def x(value):
        return left + (width - 2 * left) * (math.log10(value) - low) / (high - low)

    def y(value, least, decades):
        return height - top - (height - 2 * top) * (math.log10(max(value, least)) - math.log10(least)) / decades

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
             f'font-size="12"><rect width="{width}" height="{height}" fill="white"/>',
             f'<text x="{left}" y="18">Plan of 12 months within 0.3 %, by nodes: seconds (blue, left), peak MB (red, right)</text>']
    for step in range(4):
        level = y(10 ** step, 1, 3)
        parts.append(f'<line x1="{left}" x2="{width - left}" y1="{level:.1f}" y2="{level:.1f}" stroke="#ddd"/>'
                     f'<text x="{left - 8}" y="{level + 4:.1f}" text-anchor="end">{10 ** step}</text>'
                     f'<text x="{width - left + 8}" y="{level + 4:.1f}">{10 ** (step + 1)}</text>')
    for value in nodes:
        parts.append(f'<text x="{x(value):.1f}" y="{height - 10}" text-anchor="middle">{value}</text>')
    for colour, column, least in (("#0b62a4", 1, 1), ("#c0392b", 2, 10)):
        line = " ".join(f"{x(p[0]):.1f},{y(p[column], least, 3):.1f}" for p in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(p[0]):.1f}" cy="{y(p[column], least, 3):.1f}" r="3" fill="{colour}"/>' for p in points]
    Path(file).write_text("\n".join(parts + ["</svg>"]) + "\n", encoding="utf-8")
