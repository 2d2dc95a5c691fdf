"""From a reading that breaks a threshold to the decision, both over MQTT, by the same client's clock.

Each repetition disrupts a supplier of a critical material (two daily delivery reports below 80 %)
and lets it recover afterwards, so that the next one is a change again. Prints Markdown.

  latency.py [REPETITIONS]     default 50; run it on an otherwise idle machine
"""

import json
import math
import statistics
import sys
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "checks"))

from drills import drill, server  # noqa: E402
from drills.drill import expect, say  # noqa: E402
from drills.plant import DAY_MS, Load, Operator, now_ms  # noqa: E402
from drills.records import await_quiet  # noqa: E402
from drills.suppliers import Suppliers  # noqa: E402

import machine  # noqa: E402

STAGES = ["telemetry", "rule", "forecast", "uncertainty", "plan", "compliance", "decision"]
REST = "coalescing and transport"


class Stages:
    """The loop's stages as the server tells them: journal offset to stage to milliseconds."""

    def __init__(self, subject):
        self._ms = {}
        self._news = threading.Condition()
        self._stream = urllib.request.urlopen(subject.http + "/api/v1/events", timeout=300)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        name = ""
        for raw in self._stream:
            key, _, value = raw.decode().rstrip("\n").partition(": ")
            if key == "event":
                name = value
            elif key == "data" and name == "stage":
                self._take(json.loads(value))

    def _take(self, event):
        with self._news:
            self._ms.setdefault(event["offset"], {})[event["stage"]] = event["ms"]
            self._news.notify_all()

    def of(self, offset, seconds=5):
        """All stages of the step about this offset."""
        with self._news:
            done = self._news.wait_for(lambda: "decision" in self._ms.get(offset, {}), seconds)
            expect(done, f"no stages were told of offset {offset}")
            return dict(self._ms[offset])


def fill(subject):
    """One ordinary reading for every series, so that the twin and the rules have their full size."""
    load = Load(subject.mqtt_port, 500, now_ms() - DAY_MS)
    while load.sent < load.readings.series:
        time.sleep(0.01)
    expect(load.finish(), "the first readings were not acknowledged")
    await_quiet(subject)
    return load.readings.series


def repeat(subject, count):
    """All repetitions: a row of milliseconds each."""
    operator, stages = Operator(subject.mqtt_port), Stages(subject)
    suppliers = Suppliers(subject.home, operator)
    rows = []
    for number in range(count):
        supplier, percent, seconds, decision = suppliers.disrupt()
        row = stages.of(decision["cause"]["offset"])
        row["total"] = 1000 * seconds
        row[REST] = row["total"] - sum(row[stage] for stage in STAGES)
        rows.append(row)
        print(f"{number + 1:3d} {supplier} {percent:5.2f} % {decision['id']} {decision['state']:8s} "
              f"{row['total']:6.0f} ms", file=sys.stderr, flush=True)
        suppliers.recover(supplier)
    operator.close()
    return rows


def quantile(values, share):
    """By nearest rank: the smallest value that so large a share does not exceed."""
    return sorted(values)[math.ceil(len(values) * share) - 1]


def table(rows):
    lines = ["| stage | median ms | p95 ms | max ms |", "|---|---|---|---|"]
    for name in ["total", *STAGES, REST]:
        values = [row[name] for row in rows]
        lines.append(f"| {name} | {statistics.median(values):.0f} | {quantile(values, 0.95):.0f} | {max(values):.0f} |")
    return "\n".join(lines)


def latency(folder):
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    load = machine.load()
    with server.Server(folder / "home") as subject:
        subject.start()
        series = fill(subject)
        rows = repeat(subject, count)
        expect(subject.stop() == 0, "SIGTERM: exit not 0")
    say(f"{machine.line()}; load average {load} before the run\n")
    say(f"{count} repetitions, {series} series in the twin, the first decision after {rows[0]['total']:.0f} ms.\n")
    say(table(rows))


if __name__ == "__main__":
    drill.hold(latency)
