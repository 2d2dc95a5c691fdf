"""Two servers that were given one client id at one broker: they take the session from one another.

Whatever the plant saw acknowledged must stand in one journal at least and in none twice; the servers
must not storm the broker, and say what is wrong; when one is stopped the other goes on by itself.
Environment: TOGETHER_S (15), RATE (1000 messages/s).
"""

import time

from drills import drill, records
from drills.broker import Mosquitto
from drills.drill import expect, say, wait_until
from drills.external import ExternalServer
from drills.plant import DAY_MS, now_ms
from drills.proxy import Proxy
from drills.stream import Stream

MOST_CONNECTIONS_A_SECOND = 2.0


class Pair:
    """Two servers, each with a cable of its own that counts how often it connects."""

    def __init__(self, folder, broker):
        self.cables = [Proxy(broker.port), Proxy(broker.port)]
        self.servers = [ExternalServer(folder / name, cable.url) for name, cable in zip(("one", "two"), self.cables)]
        self.journals = [records.Journal(server.home) for server in self.servers]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.__exit__()
        for cable in self.cables:
            cable.close()

    def connections(self):
        return sum(cable.connections for cable in self.cables)

    def found(self):
        """The readings of both journals; each fails when it holds one twice."""
        return set().union(*(journal.read_on().values.keys() for journal in self.journals))


def together(pair, load):
    begun, before = time.monotonic(), pair.connections()
    time.sleep(drill.setting("TOGETHER_S", 15))
    rate = (pair.connections() - before) / (time.monotonic() - begun)
    say(f"together: {rate:.2f} connections a second; {load.count} readings acknowledged to the plant, journals at "
        + " and ".join(str(journal.read_on().last) for journal in pair.journals))
    expect(rate <= MOST_CONNECTIONS_A_SECOND, f"{rate:.2f} connections a second are a storm")
    for server in pair.servers:
        wait_until(lambda: taken(server), 60, f"{server.home.name} says that its connection was taken")
        say(f"{server.home.name} says: {taken(server)[-1].split(' - ', 1)[-1][:200]}")


def taken(server):
    """What the server says of its connection that another took."""
    log = (server.home / "logs/looptwin.log").read_text(encoding="utf-8", errors="replace")
    return [line for line in log.splitlines() if "WARN" in line and "looptwin-meb-europe" in line]


def alone(pair, load):
    """The first server leaves; the second has everything from then on."""
    expect(pair.servers[0].stop() == 0, "SIGTERM does not end with 0")
    took = pair.servers[1].await_ready(120)
    before = pair.journals[1].read_on().last
    flows = wait_until(lambda: pair.journals[1].read_on().last > before, 60, "the other takes readings")
    expect(load.finish(), "the last readings were not acknowledged within 60 s")
    keys = {load.readings.key(n) for n in load.acknowledged}
    wait_until(lambda: keys <= pair.found(), 120, "every acknowledged reading in one of the journals")
    both = set.intersection(*(set(journal.values) for journal in pair.journals))
    say(f"alone: ready {took:.1f} s after the other left, readings {flows:.1f} s later; {len(keys)} acknowledged, "
        f"0 in neither journal, 0 twice in one; {len(both)} in both (delivered to one, taken over by the other)")
    expect(len(both) <= 1000 * pair.connections(), "more in both than may have been on the way")
    records.await_quiet(pair.servers[1])
    records.balanced_account(pair.servers[1].metrics())
    expect(pair.servers[1].stop() == 0, "SIGTERM does not end with 0")


def two_servers(folder):
    with Mosquitto(folder / "mosquitto") as broker:
        load = Stream(broker.port, now_ms() - DAY_MS, drill.setting("RATE", 1000), wait=True)
        with Pair(folder, broker) as pair:
            pair.servers[0].start()
            pair.servers[0].await_ready()
            load.go()
            load.flows()
            pair.servers[1].start()
            together(pair, load)
            alone(pair, load)


if __name__ == "__main__":
    drill.hold(two_servers)
