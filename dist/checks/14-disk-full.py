"""A home on a small disk that is filled under load: nearly (the broker's limit), then to the last byte.

Nothing acknowledged may be lost, the server must say what is wrong and how to help, must not end, and
must go on by itself when there is room again. Environment: RATE (2000 messages/s), FULL_S (6, how long
the disk stays full), TIMES (1, how often it is filled to the last byte).
"""

import json
import time

from drills import drill, records
from drills.disk import Disk
from drills.drill import expect, say, wait_until
from drills.external import health
from drills.flood import Flood
from drills.plant import DAY_MS, now_ms
from drills.server import Server
from drills.stream import Stream

DISK_MB = 640
NEARLY_MB = 150
JOURNAL, BROKER = "journal", "mqtt"
PATIENCE_S = 120
ATTEMPTS = 5
FAILED = "store cannot be written"


class Full:
    """The server on its disk, and what happens to it."""

    def __init__(self, disk):
        self.disk = disk
        self.server = Server(disk.folder / "home")
        self.server.log = disk.folder.with_name("server.log")
        self.journal = records.Journal(self.server.home)
        self.posted = 0

    def run(self):
        with self.server:
            self.server.start()
            self.load = Stream(self.server.mqtt_port, now_ms() - DAY_MS, drill.setting("RATE", 2000))
            self.load.flows()
            time.sleep(3)
            self.nearly()
            for _ in range(drill.setting("TIMES", 1)):
                self.to_the_last_byte()
            self.end()

    def nearly(self):
        """Below the broker's limit it takes no more; what it has goes into the journal."""
        self.disk.leave(NEARLY_MB)
        stood = wait_until(lambda: self.stands(2), PATIENCE_S, f"a broker that takes no more at {NEARLY_MB} MB")
        expect(self.server.running(), f"the server has ended:\n{self.server.tail()}")
        kept = self.in_journal()
        self.disk.relieve()
        self.load.flows(PATIENCE_S)
        say(f"{NEARLY_MB} MB free: the broker takes no more after {stood:.0f} s; {kept} acknowledged readings are "
            "in the journal; goes on when there is room")

    def stands(self, seconds):
        before = self.load.count
        time.sleep(seconds)
        return self.load.count == before

    def in_journal(self):
        """Waits until everything acknowledged is in the journal."""
        keys = {self.load.readings.key(n) for n in self.load.acknowledged}
        wait_until(lambda: keys <= self.journal.read_on().values.keys(), PATIENCE_S,
                   "every acknowledged reading in the journal")
        return len(keys)

    def to_the_last_byte(self):
        """From one moment to the next: neither the journal nor the broker nor the log can write."""
        time.sleep(3)
        before = self.load.count
        failed = self.break_broker()
        begun = time.monotonic()
        raised = wait_until(lambda: self.refuses(failed), PATIENCE_S, "the trouble in health")
        while time.monotonic() - begun < drill.setting("FULL_S", 6):
            self.disk.fill()
            time.sleep(0.5)
        expect(self.server.running(), f"the server has ended:\n{self.server.tail()}")
        wrong = self.said_wrong()
        held = self.load.count - before
        self.disk.relieve()
        flows = self.load.flows(PATIENCE_S)
        back = wait_until(lambda: not health(self.server)["missing"], PATIENCE_S, "ready again")
        kept = self.in_journal()
        say(f"full: {'the store of the broker failed' if failed else 'the broker noticed in time'}, told after "
            f"{raised:.1f} s ({wrong[:160]}); {held} readings acknowledged by the broker meanwhile; acknowledges again "
            f"{flows:.1f} s after there was room, ready {back:.1f} s later; {kept} acknowledged readings are in the "
            "journal")

    def break_broker(self):
        """Fills the disk while the broker writes much, so that it is full before it has looked; false when it never was."""
        failures = self.failures()
        for _ in range(ATTEMPTS):
            with Flood(self.server.mqtt_port):
                self.disk.fill()
                limit = time.monotonic() + 3
                while time.monotonic() < limit:
                    if self.failures() > failures:
                        return True
                    self.disk.fill()
                    time.sleep(0.1)
            self.disk.relieve()
            self.load.flows(PATIENCE_S)
        self.disk.fill()
        return False

    def failures(self):
        """How often the broker's store has failed so far."""
        return self.server.said().count(FAILED)

    def refuses(self, failed):
        """Fills the disk, has something written by way of HTTP, and looks into health."""
        self.disk.fill()
        self.post()
        missing = health(self.server)["missing"]
        return JOURNAL in missing and (not failed or BROKER in missing)

    def post(self):
        """A reading by HTTP; its status, 0 when there is no answer in time."""
        self.posted += 1
        reading = {"ts": now_ms() - DAY_MS // 2 + self.posted, "v": 20, "src": "drill-http"}
        message = {"topic": "supplier/S01/stock_on_hand", "payload": reading}
        try:
            return self.server.call("/api/v1/telemetry", "POST", message, timeout=2)[0]
        except OSError:
            return 0

    def said_wrong(self):
        return json.dumps(health(self.server))

    def end(self):
        expect(self.load.finish(), "the last readings were not acknowledged within 60 s")
        count = self.in_journal()
        account = records.agreed_account(self.server, self.journal, PATIENCE_S)
        expect(not health(self.server)["missing"], f"something is missing still: {self.said_wrong()}")
        say(f"{count} readings acknowledged, 0 lost, 0 twice; account: {account['mqtt']}")
        expect(self.server.stop() == 0, "SIGTERM does not end with 0")


def disk_full(folder):
    with Disk(folder / "disk", DISK_MB) as disk:
        Full(disk).run()


if __name__ == "__main__":
    drill.hold(disk_full)
