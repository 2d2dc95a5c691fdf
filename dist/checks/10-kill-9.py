"""Kills the server with SIGKILL, again and again, while a plant sends as fast as it may.

With the server dies the broker inside it, which had acknowledged more than the journal has yet: these
readings are counted. Every reading that a client saw acknowledged must stand exactly once in the
journal and in the history; the account must balance; a rebuild must come to the same twin and the
same ledger. Environment: KILLS (5), RATE (2000 messages/s, or max), WINDOW (2000, open readings with
RATE=max), LIFE (4, the longest life in seconds), SEED (1).
"""

import os
import random
import time

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import DAY_MS, Load, Operator, now_ms
from drills.rebuild import rebuild
from drills.stream import Stream

SHORTEST_LIFE_S = 1.0
STARTING_S = (0.3, 3.5)
EARLY_EVERY = 5
PATIENCE_S = 600  # at full speed the broker may be far ahead of the journal


class Killing:
    """The server, the plant and what is known of the journal."""

    def __init__(self, folder):
        self.kills = drill.setting("KILLS", 5)
        self.rate = os.environ.get("RATE", "2000")
        self.longest_life = drill.setting("LIFE", 4.0)
        self.random = random.Random(drill.setting("SEED", 1))
        self.server = server.Server(folder / "home")
        self.journal = records.Journal(self.server.home)
        self.begin = now_ms() - DAY_MS
        self.killed = 0
        self.lives = 0
        self.starts = []
        self.held = []  # readings that only the broker had when it died

    def run(self, folder):
        with self.server:
            self.start()
            self.load = self.plant()
            self.operator = Operator(self.server.mqtt_port)
            while self.killed < self.kills:
                self.live_and_die(self.killed)
            self.end()
        rebuild(self.server.home, folder / "again")

    def plant(self):
        if self.rate == "max":
            return Stream(self.server.mqtt_port, self.begin, window=drill.setting("WINDOW", 2000))
        return Load(self.server.mqtt_port, int(self.rate), self.begin)

    def start(self):
        self.starts.append(self.server.start())

    def kill(self):
        self.server.kill()
        self.killed += 1

    def live_and_die(self, number):
        """One life under load; every fifth time the next one ends while it is still starting."""
        self.load.flows()
        moment = self.random.uniform(SHORTEST_LIFE_S, self.longest_life)
        self.disturb(moment)
        before = self.load.acknowledged_now()
        self.kill()
        self.held.append(self.missing(before))
        early = ""
        if number % EARLY_EVERY == EARLY_EVERY - 2:
            early = self.die_starting()
        self.start()
        took = self.found(before)
        say(f"kill {number + 1:2d} after {moment:.2f} s of load{early}: {len(before):7d} acknowledged so far, "
            f"{self.held[-1]:6d} of them only by the broker; "
            f"all in the journal {took:.1f} s after the restart ({self.starts[-1]:.1f} s)")

    def die_starting(self):
        moment = self.random.uniform(*STARTING_S)
        self.server.spawn()
        time.sleep(moment)
        self.kill()
        return f" and again {moment:.2f} s into the start"

    def disturb(self, seconds):
        """A supplier strikes or works again somewhere in this life, so that the loop has work."""
        first = self.random.uniform(0, seconds)
        time.sleep(first)
        strike = f"supplier/S{1 + self.lives // 2 % 5:02d}/strike_flag"
        self.operator.send(strike, self.begin + self.lives * 60_000, 1 - self.lives % 2, wait=False)
        self.lives += 1
        time.sleep(seconds - first)

    def missing(self, numbers):
        """How many of these readings the journal does not have; the server is dead."""
        values = self.journal.read_on().values
        return sum(self.load.readings.key(n) not in values for n in numbers)

    def found(self, numbers):
        """Waits until these readings are in the journal; the broker delivers what it still has."""
        keys = {self.load.readings.key(n): self.load.readings.value(n) for n in numbers}
        took = wait_until(lambda: keys.keys() <= self.journal.read_on().values.keys(), PATIENCE_S,
                          "every acknowledged reading in the journal")
        records.expect_stored("journal", keys, self.journal.values)
        return took

    def end(self):
        expect(self.load.finish(), "the last readings were not acknowledged within 60 s")
        self.operator.close()
        self.found(self.load.acknowledged)
        records.await_quiet(self.server, PATIENCE_S)
        accounts = records.balanced_account(self.server.metrics())
        say(f"account since the last start: {accounts['mqtt']}")
        code = self.server.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
        self.verify_files()

    def verify_files(self):
        """Reads everything again from the first offset, as the server left it."""
        journal = records.Journal(self.server.home).read_on()
        history = records.history(self.server.home)
        readings = self.load.readings
        expected = {readings.key(n): readings.value(n) for n in self.load.acknowledged}
        expect(len(expected) == self.load.sent, f"{self.load.sent} sent, {len(expected)} acknowledged")
        records.expect_stored("journal", expected, journal.values)
        records.expect_stored("history", expected, history)
        expect(journal.values == history, "journal and history differ")
        say(f"{self.killed} kills: {len(expected)} acknowledged readings, 0 missing, 0 twice; when it died only "
            f"the broker had {sum(self.held)} of them (median {sorted(self.held)[len(self.held) // 2]}, "
            f"most {max(self.held)}); "
            f"{journal.last} journal entries without a gap, {len(history)} history points; "
            f"restart median {sorted(self.starts)[len(self.starts) // 2]:.1f} s, "
            f"longest {max(self.starts):.1f} s; {len(expected) / self.load.connected_s:.0f} readings a second "
            f"over {self.load.connected_s:.0f} s connected; decisions: {self.decisions()}")

    def decisions(self):
        lines = records.Ledger(self.server.home).read_on()
        return sum(1 for line in lines if line["type"] == "step-finished" and line["body"].get("decision"))


def kill_9(folder):
    Killing(folder).run(folder)


if __name__ == "__main__":
    drill.hold(kill_9)
