"""A broker of the user's own, killed with SIGKILL under load; then Looptwin at a broker that stays.

What Looptwin has acknowledged to the broker, as a witness on the line saw it, must stand in its
journal, and nothing twice; it must come back by itself. What mosquitto itself loses (it acknowledges
from memory) is counted for several configurations, also with a queue that waits for Looptwin.
Environment: KILLS (2, of mosquitto, and of Looptwin), VARIANTS (recommended; one of the list, or all), RATE (2000
messages/s, 0 without limit), SEED (1).
"""

import json
import os
import random
import time

from drills import drill, records
from drills.broker import Mosquitto
from drills.drill import expect, say, wait_until
from drills.external import ExternalServer, await_online
from drills.plant import DAY_MS, ROOT, now_ms
from drills.proxy import Proxy
from drills.stream import Stream
from drills.witness import Testimony

LIFE_S = (1.0, 4.0)
AWAY_S = (0.1, 1.5)
VARIANTS = {  # name: (keeps a file, lines of configuration)
    "recommended": (True, "autosave_interval 1\n"),
    "default (nothing kept)": (False, ""),
    "persistence, autosave_interval 1800": (True, ""),
    "autosave_on_changes, every change": (True, "autosave_on_changes true\nautosave_interval 1\n"),
    "autosave_on_changes, every 100": (True, "autosave_on_changes true\nautosave_interval 100\n"),
}


OWN = {"status", "decision", "alarm", "finding", "command", "quarantine"}


class Drill:
    """One configuration of the broker."""

    def __init__(self, folder, name, seed):
        lasting, lines = VARIANTS[name]
        self.random = random.Random(seed)
        self.broker = Mosquitto(folder / "mosquitto", lines, lasting)
        self.broker.start()
        self.load = Stream(self.broker.port, now_ms() - DAY_MS, drill.setting("RATE", 2000), wait=True)
        self.testimony = Testimony()
        self.line = Proxy(self.broker.port, self.testimony)
        self.server = ExternalServer(folder / "home", self.line.url)
        self.journal = records.Journal(self.server.home)
        self.name = name

    def close(self):
        self.load.finish(0)
        self.server.__exit__()
        self.broker.__exit__()
        self.line.close()

    def lost(self):
        """Readings that the broker has acknowledged and the journal does not have."""
        values = self.journal.read_on().values
        return [n for n in self.load.acknowledged if self.load.readings.key(n) not in values]

    def settled(self):
        """Waits until the journal grows no more, with nothing new sent; returns what is missing."""
        def quiet():
            before = self.journal.read_on().last
            time.sleep(3)
            return self.journal.read_on().last == before and not self.server.missing()
        wait_until(quiet, 120, "a journal that has taken what came")
        return self.lost()

    def nothing_unsaid(self):
        """Whatever Looptwin acknowledged on the line stands in its journal."""
        values = self.journal.read_on().values
        missing = [key for key in self.said() if key not in values]
        expect(not missing, f"{len(missing)} readings acknowledged to the broker are not in the journal: {missing[:3]}")

    def said(self):
        """The readings that Looptwin has acknowledged; its own messages come back to it, too."""
        return [_key(message) for message in self.testimony.acknowledged if _telemetry(message)]

    def broker_dies(self, kills):
        """Under load, Looptwin connected. Returns how long the way back took each time."""
        back = []
        for _ in range(kills):
            self.load.flows(60)
            time.sleep(self.random.uniform(*LIFE_S))
            self.broker.kill()
            time.sleep(self.random.uniform(*AWAY_S))
            self.broker.start()
            begun = time.monotonic()
            before = self.journal.read_on().last
            wait_until(lambda at=before: self.journal.read_on().last > at, 90, "readings in the journal again")
            back.append(time.monotonic() - begun)
        return back

    def looptwin_dies(self, kills):
        """kill -9 of Looptwin; the broker stays and keeps what comes. Returns what nothing else has."""
        waited, gone = 0, len(self.lost())
        for _ in range(kills):
            self.load.flows(60)
            time.sleep(self.random.uniform(*LIFE_S))
            self.server.kill()
            self.nothing_unsaid()
            time.sleep(self.random.uniform(*AWAY_S))
            waited += len(self.lost()) - gone
            self.server.start()
        return waited

    def queue_dies(self):
        """Readings wait at the broker for Looptwin, which is down, when the broker is killed."""
        with self.load.quiet():
            gone = len(self.settled())
        self.server.kill()
        self.load.flows(60)
        time.sleep(3)
        with self.load.quiet():
            waiting = len(self.lost()) - gone
            self.broker.kill()
            self.broker.start()
            self.server.start()
        return waiting


def _telemetry(message):
    """Not what the server says itself, on its own topics or as a Sparkplug host."""
    root, _, rest = message[0].partition(ROOT + "/")
    return not root and rest.partition("/")[0] not in OWN


def _key(message):
    topic, payload = message
    reading = json.loads(payload)
    return topic[len(ROOT) + 1:], reading["ts"], reading["src"]


def hold(folder, name, kills, seed):
    one = Drill(folder, name, seed)
    try:
        one.server.start()
        one.server.await_ready()
        time.sleep(3)  # longer than the autosave_interval: the file knows the session by now
        one.load.go()
        back = one.broker_dies(kills)
        with one.load.quiet():
            lost = len(one.settled())
            one.nothing_unsaid()
        say(f"{name}: mosquitto killed {kills} times: {lost} of {one.load.count} acknowledged readings lost by the "
            f"broker, 0 of {len(one.said())} that Looptwin acknowledged; "
            f"readings flow again {sorted(back)[len(back) // 2]:.1f} s after its start, at most {max(back):.1f} s")
        waited = one.looptwin_dies(kills)
        with one.load.quiet():
            after = len(one.settled())
            one.nothing_unsaid()
        expect(after == lost, f"{after - lost} readings lost while only Looptwin was killed")
        say(f"{name}: Looptwin killed {kills} times: 0 lost of {waited} that waited at the broker")
        waiting = one.queue_dies()
        expect(one.load.finish(), "the last readings were not acknowledged within 60 s")
        gone = len(one.settled()) - after
        say(f"{name}: mosquitto killed with {waiting} readings waiting for Looptwin: {gone} lost by the broker; "
            f"{one.load.count / one.load.connected_s:.0f} readings a second while connected")
        finish(one)
    finally:
        one.close()


def finish(one):
    records.agreed_account(one.server, one.journal, 120)
    await_online(one.broker.port)
    expect(one.server.stop() == 0, "SIGTERM does not end with 0")


def mosquitto_kill(folder):
    wanted = os.environ.get("VARIANTS", "recommended")
    names = [name for name in VARIANTS if wanted in ("all", name)]
    for number, name in enumerate(names):
        hold(folder / str(number), name, drill.setting("KILLS", 2), drill.setting("SEED", 1))


if __name__ == "__main__":
    drill.hold(mosquitto_kill)
