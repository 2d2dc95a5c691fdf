"""Memory, threads and files of a server under a steady load, for an hour. Prints Markdown.

  soak.py [MINUTES [RATE]]     default 60 minutes at 4,000 readings a second, one sample a minute

The heap is what lives after a full collection, the least of three; the trend is the least-squares
line over the samples of the last three quarters, so that caches have filled. At the end every reading
that was acknowledged must stand in the journal exactly once, the history must have followed, and the
account must balance. A supplier fails and recovers every five minutes, so that the loop plans meanwhile.
"""

import os
import sqlite3
import statistics
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "checks"))

from drills import drill, heap, records, server  # noqa: E402
from drills.drill import expect, say, wait_until  # noqa: E402
from drills.plant import DAY_MS, Operator, now_ms  # noqa: E402
from drills.stream import Stream  # noqa: E402
from drills.suppliers import Suppliers  # noqa: E402

import machine  # noqa: E402

SAMPLE_S = 60
HEAPS = 3
DISRUPT_EVERY_S = 300
SETTLE_SHARE = 4


class Disruptions(threading.Thread):
    """Suppliers fail and recover while the load goes on."""

    def __init__(self, subject):
        super().__init__(daemon=True)
        self._operator = Operator(subject.mqtt_port)
        self._suppliers = Suppliers(subject.home, self._operator)
        self._over = threading.Event()
        self.steps = 0
        self.trouble = None

    def run(self):
        try:
            while not self._over.is_set():
                supplier, *_ = self._suppliers.disrupt(120)
                self._suppliers.recover(supplier)
                self.steps += 2
                self._over.wait(DISRUPT_EVERY_S)
        except drill.Failed as failed:
            self.trouble = str(failed)

    def end(self):
        self._over.set()
        self.join(240)
        self._operator.close()
        expect(self.trouble is None, f"a step of the loop failed: {self.trouble}")


class Sample:
    """What the process holds at one moment."""

    def __init__(self, subject, begun, acknowledged):
        self.minutes = (time.monotonic() - begun) / 60
        self.acknowledged = acknowledged
        self.heap_mb = heap.least(subject, HEAPS).total() / 1e6
        self.rss_mb = subject.resident_mb()
        self.threads = subject.threads().total()
        self.files = len(os.listdir(f"/proc/{subject.pid}/fd"))

    def row(self):
        return (f"| {self.minutes:.0f} | {self.acknowledged:,} | {self.heap_mb:.1f} | {self.rss_mb:.0f} "
                f"| {self.threads} | {self.files} |")


def trend(samples, value):
    """Change over an hour by the least-squares line through the settled samples, in per cent."""
    settled = samples[len(samples) // SETTLE_SHARE:]
    slope, _ = statistics.linear_regression([s.minutes for s in settled], [value(s) for s in settled])
    return 100 * 60 * slope / statistics.mean(map(value, settled))


def verify(subject, load):
    """Nothing lost, nothing twice: as many journal entries as readings, keys are unique there."""
    sent = load.sent
    expect(load.count == sent, f"{sent - load.count} readings were not acknowledged")
    records.await_quiet(subject)
    journal = sqlite3.connect(f"file:{subject.home / 'data/journal.db'}?mode=ro", uri=True)
    last, = journal.execute("SELECT max(entry_offset) FROM entry").fetchone()
    account = records.balanced_account(subject.metrics())["mqtt"]
    expect(account["accepted"] == last, f"{account['accepted']} accepted readings are {last} in the journal")
    expect(last >= sent, f"{sent} readings were acknowledged, the journal holds {last}")
    return account, last


def soak(folder):
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    rate = int(sys.argv[2]) if len(sys.argv) > 2 else 4000
    with server.Server(folder / "home") as subject:
        subject.start()
        say(f"{machine.line()}; load average before {machine.load()}\n")
        say("| minute | acknowledged | heap MB | resident MB | threads | open files |\n|---|---|---|---|---|---|")
        load = Stream(subject.mqtt_port, now_ms() - DAY_MS, rate)
        disruptions = Disruptions(subject)
        wait_until(lambda: load.count, 30, "the first acknowledgement")
        disruptions.start()
        begun = time.monotonic()
        samples = []
        while (time.monotonic() - begun) < minutes * 60:
            time.sleep(SAMPLE_S - (time.monotonic() - begun) % SAMPLE_S)
            samples.append(Sample(subject, begun, load.count))
            say(samples[-1].row())
        disruptions.end()
        seconds = time.monotonic() - begun
        expect(load.finish(), "the last readings were not acknowledged within 60 s")
        wait_until(lambda: subject.call("/health/ready")[0] == 200, 30, "health")
        account, last = verify(subject, load)
        code = subject.stop()
    live, rss = trend(samples, lambda s: s.heap_mb), trend(samples, lambda s: s.rss_mb)
    say(f"\n{load.sent:,} readings in {seconds:.0f} s ({load.sent / seconds:,.0f}/s), all acknowledged, "
        f"0 lost, 0 twice; journal {last:,}; {account}; longest acknowledgement {load.longest_wait:.2f} s; "
        f"{disruptions.steps} steps of the loop; trend of an hour: heap {live:+.1f} %, resident {rss:+.1f} %; "
        f"threads {samples[0].threads} to {samples[-1].threads}; files {samples[0].files} to {samples[-1].files}; "
        f"load average {os.getloadavg()[0]:.1f}")
    expect(code == 0, f"SIGTERM: exit {code}")


if __name__ == "__main__":
    drill.hold(soak)
