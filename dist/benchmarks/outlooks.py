"""What forecasting short-horizon telemetry costs: processor time of the running server. Prints Markdown.

  outlooks.py [MINUTES [SERIES]]     default 3 minutes, 1,000 series, one reading of each a minute

Two servers side by side get the same readings over MQTT: one as it is shipped, one whose home has an empty
rule file in place of the only one that looks at forecasts, so that nothing is foreseen. After two hours of
readings in a row, which fill every series and warm both up, time goes on as on the clock: the readings of
a minute are spread evenly over it. Processor time is the process's own (/proc/PID), all threads, and the
loop's thread, where rules and forecasts work; broker, journal with fsync, history and checkpoints are in it.
"""

import csv
import json
import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "checks"))

from drills import drill, server  # noqa: E402
from drills.drill import expect, say, wait_until  # noqa: E402
from drills.plant import NETWORK, ROOT, client, now_ms  # noqa: E402
from drills.records import await_quiet  # noqa: E402

import machine  # noqa: E402

MINUTE_MS = 60_000
WARM_ROUNDS = 120
MATERIALS = ["LI", "CO", "NI", "GR", "CAM", "ANODE", "SEP", "ELYTE", "FOIL", "HOUSING", "BMS", "HVTH"]
LOOP_THREAD = "looptwin-loop"


def all_series(count):
    """Stocks, outputs and yields of the battery plants, then delays of lanes."""
    plants = [f"battery-plant/B{number:02d}/{metric}" for number in range(1, 7)
              for metric in ["yield", "output_kwh", *(f"raw_stock_{material}" for material in MATERIALS)]]
    names = []
    for file in ["lanes.csv", "lanes_ext.csv"]:
        with (server.installation() / "cases" / NETWORK / file).open(encoding="utf-8") as rows:
            names += [f"lane/{row['lane_id']}/eta_delay_h" for row in csv.DictReader(rows)]
    found = (plants + names)[:count]
    expect(len(found) == count, f"the case has {len(found)} series, not {count}")
    return found


class Plant:
    """One publisher for each server; every round is a reading of each series."""

    def __init__(self, subjects, series):
        self._clients = [client("outlooks", subject.mqtt_port) for subject in subjects]
        wait_until(lambda: all(c.is_connected() for c in self._clients), 20, "the broker")
        self._series = series
        self._chance = random.Random(7)

    def value(self, number, step):
        series, noise = self._series[number], self._chance.uniform(-1, 1)
        if "raw_stock" in series:  # filled up every 20 hours, each at another time
            return round(20 - (step + 97 * number) % 1200 / 100 + noise / 20, 3)
        return round({"yield": 92, "output_kwh": 4000}.get(series.rsplit("/", 1)[1], 10) + noise, 3)

    def send(self, number, step, ts):
        payload = json.dumps({"ts": ts, "v": self.value(number, step)})
        return [c.publish(f"{ROOT}/{self._series[number]}", payload, qos=1) for c in self._clients]

    def round(self, step, ts):
        """All at once; waits for the last."""
        for number in range(len(self._series)):
            last = self.send(number, step, ts)
        for info in last:
            info.wait_for_publish(60)

    def minute(self, step):
        """Spread over a minute of the clock."""
        begun = time.monotonic()
        for number in range(len(self._series)):
            due = begun + 60 * number / len(self._series)
            time.sleep(max(0, due - time.monotonic()))
            self.send(number, step, now_ms())
        time.sleep(max(0, begun + 60 - time.monotonic()))

    def close(self):
        for c in self._clients:
            c.disconnect()
            c.loop_stop()


def seconds(stat):
    fields = Path(stat).read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def used(subject):
    """Processor seconds of the process and of the loop's thread."""
    loop = [task for task in Path(f"/proc/{subject.pid}/task").iterdir()
            if (task / "comm").read_text(encoding="utf-8").strip() == LOOP_THREAD]
    return seconds(f"/proc/{subject.pid}/stat"), sum(seconds(task / "stat") for task in loop)


def foreseen(subject):
    return len(subject.get("/api/v1/twin/nodes/B01/outlook")["metrics"])


def row(name, before, after, minutes, series):
    process, loop = ((b - a) / minutes for a, b in zip(before, after))
    say(f"| {name} | {process:.2f} | {100 * process / 60:.1f} | {loop:.3f} | {100 * loop / 60:.2f} "
        f"| {1e6 * loop / series:.0f} |")
    return process, loop


def measure(subjects, minutes, series):
    plant = Plant(subjects, series)
    begin = now_ms() - WARM_ROUNDS * MINUTE_MS
    for step in range(WARM_ROUNDS):
        plant.round(step, begin + step * MINUTE_MS)
    for subject in subjects:
        await_quiet(subject, 120)
    plant.minute(WARM_ROUNDS)
    before = [used(subject) for subject in subjects]
    for minute in range(minutes):
        plant.minute(WARM_ROUNDS + 1 + minute)
    after = [used(subject) for subject in subjects]
    expect([foreseen(subject) for subject in subjects] == [2 + len(MATERIALS), 0], "who foresees what")
    plant.close()
    say(f"{machine.line()}, load average {machine.load()}; {len(series)} series, one reading of each a minute, {minutes} minutes\n")
    say("| server | processor s a minute | % of a core | loop's thread, s a minute | % of a core | us a reading |")
    say("|---|---|---|---|---|---|")
    on = row("forecasts", before[0], after[0], minutes, len(series))
    off = row("none", before[1], after[1], minutes, len(series))
    say(f"| difference | {on[0] - off[0]:.2f} | {100 * (on[0] - off[0]) / 60:.2f} | {on[1] - off[1]:.3f} "
        f"| {100 * (on[1] - off[1]) / 60:.2f} | {1e6 * (on[1] - off[1]) / len(series):.0f} |")


def benchmark(folder):
    minutes, count = (int(word) for word in [*sys.argv[1:3], *["3", "1000"][len(sys.argv) - 1:]])
    (folder / "off" / "rules").mkdir(parents=True)
    (folder / "off" / "rules" / "stock.drl").write_text("package org.looptwin.rules.stock;\n", encoding="utf-8")
    with server.Server(folder / "on") as on, server.Server(folder / "off") as off:
        on.start()
        off.start()
        measure([on, off], minutes, all_series(count))


if __name__ == "__main__":
    drill.hold(benchmark)
