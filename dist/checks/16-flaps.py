"""Pulls the cable, again and again: between a plant and its broker, and between Looptwin and its broker.

A flap is a reset, a packet that ends in its middle, or a connection that says nothing any more: one
end keeps it, the other comes back and takes its session over. Every reading that the plant saw
acknowledged must stand exactly once in the journal; Looptwin must come back by itself, with a bounded
number of attempts, also while the broker throws everybody out at once; in the end the status topic
says ONLINE, and there are hardly more threads than after half of it, nor more memory in use.
Environment: FLAPS (20 for each of the three cables), SILENT (0, so many more of the last one leave it
to Looptwin's own pings to find out, up to a minute each), RATE (2000 messages/s), SEED (1).
"""

import random
import time

from drills import drill, heap, records
from drills.broker import Mosquitto
from drills.drill import expect, say, wait_until
from drills.external import ExternalServer, await_online
from drills.plant import DAY_MS, now_ms
from drills.proxy import DOWN, UP, Proxy
from drills.server import Server
from drills.stream import Stream

UP_S = (0.05, 1.2)
OUTAGE_S = 12
CONNECTORS = 2  # MQTT and Sparkplug; each tries at once, then less and less often
MOST_PARTIAL = 400
MORE_THREADS = 4
POOLS = ("ForkJoinPool", "looptwin-http")  # still filling, and bounded by themselves
MORE_ALIVE_MB = 40  # in the heap, after a collection; messages that wait come and go
MORE_OUTSIDE_MB = 80  # code that is still being compiled, and buffers


class Cable:
    """A proxy whose connections are pulled at random."""

    def __init__(self, proxy, seed):
        self.proxy = proxy
        self.random = random.Random(seed)
        self.kinds = {"reset": 0, "partial": 0, "half-open": 0, "silent": 0}

    def flap(self):
        wait_until(self.proxy.pipes, 90, "a connection", every=0.01)
        time.sleep(self.random.uniform(*UP_S))
        kind = self.random.choice(["reset", "partial", "half-open"])
        for pipe in self.proxy.pipes():
            if kind == "reset":
                pipe.cut()
            elif kind == "partial":
                self.partial(pipe)
            else:
                self.half_open(pipe)
        self.kinds[kind] += 1

    def partial(self, pipe):
        """The next bytes end somewhere, in either direction; then nothing comes any more."""
        pipe.cut_within(self.random.choice([UP, DOWN]), self.random.randrange(1, MOST_PARTIAL))
        time.sleep(0.2)
        pipe.cut()

    def half_open(self, pipe):
        """The broker keeps a connection that its client has lost, and finds it again as another."""
        pipe.freeze()
        time.sleep(self.random.uniform(0.1, 0.6))
        pipe.leave_client()

    def silent(self):
        """Nothing passes any more; the client must find out by itself."""
        wait_until(self.proxy.pipes, 90, "a connection", every=0.01)
        time.sleep(1)
        before = self.proxy.connections
        for pipe in self.proxy.pipes():
            pipe.freeze()
        took = wait_until(lambda: self.proxy.connections > before, 120, "another attempt after silence")
        self.kinds["silent"] += 1
        return took


class Account:
    """What must hold in the end, whatever was pulled."""

    def __init__(self, server, load):
        self.server = server
        self.load = load
        self.journal = records.Journal(server.home)

    def close(self):
        expect(self.load.finish(), "the last readings were not acknowledged within 60 s")
        keys = {self.load.readings.key(n) for n in self.load.acknowledged}
        expect(len(keys) == self.load.sent, f"{self.load.sent} sent, {len(keys)} acknowledged")
        wait_until(lambda: keys <= self.journal.read_on().values.keys(), 120, "every reading in the journal")
        account = records.agreed_account(self.server, self.journal, 120)["mqtt"]
        return f"{len(keys)} readings acknowledged, 0 lost, 0 twice ({account['duplicate']} came again)"


def plant_at_embedded_broker(folder, flaps, rate, seed):
    with Server(folder / "embedded") as server:
        server.start()
        cable = Cable(Proxy(server.mqtt_port), seed)
        account = Account(server, Stream(cable.proxy.port, now_ms() - DAY_MS, rate))
        account.load.flows()
        for number in range(flaps):
            if number == flaps // 2:
                account.load.flows(60)
                threads = server.threads()
            cable.flap()
        account.load.flows(60)
        say(f"plant at the embedded broker: {cable.kinds}, {cable.proxy.connections} connections; {account.close()}; "
            f"{still(server, threads)}")
        cable.proxy.close()
        expect(server.stop() == 0, "SIGTERM does not end with 0")


class Memory:
    """What a server uses now."""

    def __init__(self, server):
        self.alive = heap.alive_mb(server)
        self.outside = heap.outside_mb(server)

    def __str__(self):
        return f"{self.alive:.0f} MB alive in the heap and {self.outside:.0f} MB outside of it"

    def hardly_less_than(self, later):
        expect(later.alive < self.alive + MORE_ALIVE_MB and later.outside < self.outside + MORE_OUTSIDE_MB,
               f"memory in use has grown: {self}, then {later}")


def still(server, threads):
    """Looks whether what a connection needs is given back."""
    def more():
        return {name: count for name, count in (server.threads() - threads).items() if not name.startswith(POOLS)}
    wait_until(lambda: sum(more().values()) <= MORE_THREADS, 60, lambda: f"hardly more threads than before ({more()})")
    return f"{threads.total()} threads after half of it, {server.threads().total()} in the end"


def both_at_mosquitto(folder, flaps, rate, seed):
    with Mosquitto(folder / "mosquitto") as broker:
        plant, own = Cable(Proxy(broker.port), seed), Cable(Proxy(broker.port), seed + 1)
        load = Stream(plant.proxy.port, now_ms() - DAY_MS, rate, wait=True)
        with ExternalServer(folder / "external", own.proxy.url) as server:
            server.start()
            server.await_ready()
            load.go()
            load.flows()
            account = Account(server, load)
            pull(server, plant, own, flaps)
            account.load.flows(60)
            server.await_ready()
            say(f"plant at mosquitto: {plant.kinds}, {plant.proxy.connections} connections; Looptwin at mosquitto: "
                f"{own.kinds}, {own.proxy.connections} connections; {account.close()}")
            await_online(broker.port)
            expect(server.stop() == 0, "SIGTERM does not end with 0")
        plant.proxy.close()
        own.proxy.close()


def pull(server, plant, own, flaps):
    for _ in range(flaps):
        plant.flap()
    before = own.proxy.connections
    for number in range(flaps):
        if number == flaps // 2:
            server.await_whole()
            threads, memory = server.threads(), Memory(server)
        own.flap()
    server.await_ready()
    attempts = own.proxy.connections - before
    expect(attempts <= 2 * flaps + 2, f"{attempts} attempts of Looptwin for {flaps} flaps")
    for _ in range(drill.setting("SILENT", 0)):
        say(f"a silent line: found out and come back within {own.silent():.0f} s")
    thrown_out(server, own.proxy)
    threads_told, later = still(server, threads), Memory(server)
    say(f"{threads_told}; {memory} after half of it, {later} in the end")
    memory.hardly_less_than(later)


def thrown_out(server, proxy):
    """The broker lets everybody in and throws them out: Looptwin must not storm it."""
    before, begun = proxy.connections, time.monotonic()
    proxy.open = False
    proxy.cut()
    server.await_missing("mqtt")
    time.sleep(OUTAGE_S)
    attempts, seconds = proxy.connections - before, time.monotonic() - begun
    proxy.open = True
    took = server.await_ready()
    say(f"thrown out for {seconds:.0f} s: {attempts} attempts, ready again {took:.1f} s after")
    expect(attempts <= CONNECTORS + seconds, f"{attempts} attempts in {seconds:.0f} s")


def flaps(folder):
    count, rate, seed = drill.setting("FLAPS", 20), drill.setting("RATE", 2000), drill.setting("SEED", 1)
    plant_at_embedded_broker(folder, count, rate, seed)
    both_at_mosquitto(folder, count, rate, seed)


if __name__ == "__main__":
    drill.hold(flaps)
