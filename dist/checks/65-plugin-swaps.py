"""Swaps plug-ins of every kind again and again while a plant sends 2,000 readings a second.

A solver, a forecaster (which trains all the time), a connector (which hands in readings of its own)
and a policy pack are built with the JDK and dropped into the home's plugins/ in turns. No reading
may be lost, no REST call and no step of the loop may fail, no bundle that is not a plug-in may be
restarted, half of the swaps are in use within 2 s and all within 30 s (STRICT=1, for an idle machine:
6 s), and the heap after a collection may grow by less than 5 % from the 10th round to the last.
In between suppliers fail and recover, so that the swapped solver plans.
Environment: SWAPS (50 rounds, each swaps all four), RATE (2000 messages/s), STRICT (0).
"""

import json
import os
import re
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager

from drills import drill, heap, plugins, records, server
from drills.caller import Caller
from drills.drill import expect, say, wait_until
from drills.plant import DAY_MS, Load, Operator, now_ms
from drills.suppliers import Suppliers

LIVE_S = 2
LONGEST_S = 6 if drill.setting("STRICT", 0) else 30
WARM = 10
SAMPLES = 6
SAMPLE_S = 1.5
LONGS = "[J"
PLUGIN_CLASS = re.compile(r"org\.looptwin\.drill\.Swap\w+")
ASKED = ["/api/v1/plugins", "/api/v1/decisions", "/health/ready", "/api/v1/compliance", "/api/v1/twin/nodes/S01"]
PACK = "policy_pack_study-a-2025.json"
CONNECTOR_BEGIN_DAYS = 20
FIXED_SITES = "problem.sites().kind() == Sites.Kind.FIXED"


class Log:
    """The server's log from a mark on, also when it was rolled over since: a file keeps its inode."""

    def __init__(self, home):
        self._folder = home / "logs"

    def mark(self):
        now = (self._folder / "looptwin.log").stat()
        return now.st_ino, now.st_size

    def since(self, mark):
        inode, size = mark
        text = b""
        for name in [f"looptwin.log.{n}" for n in (4, 3, 2, 1)] + ["looptwin.log"]:
            try:
                with (self._folder / name).open("rb") as log:
                    if os.fstat(log.fileno()).st_ino == inode:
                        text = b""
                        log.seek(size)
                    text += log.read()
            except FileNotFoundError:
                pass
        return text.decode(errors="replace")


class Shop:
    """Plug-ins in two versions of each kind, which take turns; each drop is a version of its own."""

    def __init__(self, folder, home):
        self._folder = folder
        self._home = home
        self._log = Log(home)
        text = (server.installation() / "cases/meb-europe" / PACK).read_text(encoding="utf-8")
        begin = now_ms() - CONNECTOR_BEGIN_DAYS * DAY_MS
        self._make = {
            "solver": lambda v, _: plugins.build(
                folder, plugins.SOLVER, v, "drill.solver", MODE="honest", ACCEPTS=FIXED_SITES),
            "forecaster": lambda v, n: plugins.build(
                folder, plugins.FORECASTER, v, "drill.forecaster", WINDOW=3 + n),
            "connector": lambda v, _: plugins.build(
                folder, plugins.CONNECTOR, v, "drill.connector", BEGIN=begin),
            "pack": lambda v, _: plugins.pack(
                folder, v, text.replace('"study-a"', '"drill-pack"', 1), "drill.pack"),
        }
        self.kinds = list(self._make)
        self._jars = {kind: [make(f"1.{n}.0", n) for n in range(2)] for kind, make in self._make.items()}

    def swap(self, kind, number):
        """Seconds from the file's being there to its being in use."""
        at = self._log.mark()
        plugins.drop(self._jars[kind][number % 2], self._home / "plugins", f"drill.{kind}.jar")
        return wait_until(lambda: self._in_use(kind, number, at), 30, f"{kind} {number} in use", every=0.02)

    def remove(self, kind):
        at = self._log.mark()
        (self._home / "plugins" / f"drill.{kind}.jar").unlink()
        wait_until(lambda: "is removed" in self._log.since(at), 10,
                   f"{kind} removed")

    def _in_use(self, kind, number, at):
        text = self._log.since(at)
        refused = re.search(rf"Plug-in drill\.{kind} .*(?:rejected|stopped).*", text)
        expect(not refused, refused and refused.group(0))
        return f"Plug-in drill.{kind} 1.{number % 2}.0 (drill.{kind}.jar) is in use" in text


class Bundles:
    """Whether anything but plug-ins begins anew: what components say in the log when they start."""

    STARTS = re.compile(
        r"HTTP listens on|MQTT: connected to|The loop runs from|The twin of \S+ stands|Case \S+ has \d+ sites|"
        r"Linear solver \S+ \S+ is ready|No HiGHS on this system|Forecaster (?!swap-forecaster)\S+ (?:takes part|waits)|"
        r"Rules of \S+: \d+ files|Rules \S+ in force|Rules \S+ are in force from|The administrator's token is in|"
        r"Plug-in (?!drill\.)\S+ |INFO +\[FelixStartLevel\]")

    def __init__(self, subject):
        self._log = Log(subject.home)
        self._begun = self._log.mark()
        first = self._log.since((0, 0))
        for said in ("HTTP listens on", "The loop runs from", "The twin of", "Forecaster naive"):
            expect(said in first, f"the log does not say '{said}' when the server starts")

    def undisturbed(self):
        anew = [line for line in self._log.since(self._begun).splitlines() if self.STARTS.search(line)]
        expect(not anew, "something began anew:\n  " + "\n  ".join(anew[:5]))


def live(subject):
    """Bytes of live objects by class, without arrays of long.

    The least of some: what the history sorts at the moment goes when it is sorted. Arrays of long are the
    places of readings that wait to be sorted, up to 250,000 of them, more or fewer at any time.
    """
    return heap.least(subject, SAMPLES, SAMPLE_S, without=[LONGS])


@contextmanager
def quiet(load, others):
    """Nothing is under way in the server: what a call or a plan takes for a moment is no growth."""
    with ExitStack() as stack:
        for other in others:
            stack.enter_context(other.busy)
        stack.enter_context(load.quiet())
        yield


def growth(early, late):
    """What grew most, by class."""
    grown = Counter({name: late[name] - early[name] for name in late})
    return ", ".join(f"{name} {size / 1e3:+.0f} kB" for name, size in grown.most_common(12))


def versions_in_memory(subject):
    """Plug-in classes that are still loaded with instances, by name: one row for each class loader."""
    return dict(Counter(name for name, _ in heap.histogram(subject) if PLUGIN_CLASS.fullmatch(name)))


class PatientSuppliers(Suppliers):
    """On a busy machine a step of the loop may take its time; it must come."""

    def await_step(self, seconds=120):
        super().await_step(seconds)


class Planning(threading.Thread):
    """Suppliers fail and recover while plug-ins are swapped; every decision must come.

    At first without a pause, until as many plans are in memory as ever are; then with one: decisions
    stay for good, and hundreds of them a quarter of an hour would hide what a swap leaves behind.
    Who holds `busy` has it wait between two disruptions.
    """

    FIRST_STEPS = 28
    PAUSE_S = 4

    def __init__(self, subject):
        super().__init__(daemon=True)
        self._operator = Operator(subject.mqtt_port)
        self._suppliers = PatientSuppliers(subject.home, self._operator)
        self._over = threading.Event()
        self.busy = threading.Lock()
        self.steps = 0
        self.longest = 0.0
        self.trouble = None

    def run(self):
        try:
            while not self._over.is_set():
                with self.busy:
                    supplier, _, seconds, _ = self._suppliers.disrupt(120)
                    self.longest = max(self.longest, seconds)
                    self._suppliers.recover(supplier)
                    self.steps += 2
                if self.steps >= self.FIRST_STEPS:
                    self._over.wait(self.PAUSE_S)
        except drill.Failed as failed:
            self.trouble = str(failed)

    def settled(self):
        wait_until(lambda: self.trouble or self.steps >= self.FIRST_STEPS, 240, "the loop's first steps")

    def end(self):
        self._over.set()
        self.join(240)
        self._operator.close()
        expect(self.trouble is None, f"a step of the loop failed: {self.trouble}")


def swaps(shop, subject, load, *others):
    """All rounds; seconds by kind, and the heap after the 10th round and the last."""
    took = {kind: [] for kind in shop.kinds}
    rounds = drill.setting("SWAPS", 50)
    heaps = {}
    for number in range(1, rounds + 1):
        for kind in shop.kinds:
            took[kind].append(shop.swap(kind, number))
        if number in (min(WARM, rounds), rounds):
            with quiet(load, others):
                heaps[number] = live(subject)
            say(f"round {number}: {heaps[number].total() / 1e6:.1f} MB of heap after a collection")
    for kind, seconds in took.items():
        ordered = sorted(seconds)
        say(f"{kind}: {len(ordered)} swaps, median {ordered[len(ordered) // 2]:.2f} s, longest {ordered[-1]:.2f} s")
    early, late = heaps[min(WARM, rounds)], heaps[rounds]
    say(f"grown most since round {WARM}: {growth(early, late)}")
    return took, early.total(), late.total()


def connectors_lost_nothing(subject, journal):
    """What the swapped connectors saw accepted stands in the journal."""
    own = records.account(subject.metrics())["swap-connector"]
    stored = sum(1 for key in journal.values if str(key[2]).startswith("swap-"))
    expect(own["accepted"] == stored, f"the connectors' {own['accepted']} accepted readings are {stored} in the journal")
    return own


def loop_fallbacks(home):
    return re.findall(r"Solver swap-solver failed.*", Log(home).since((0, 0)))


def plugin_swaps(folder):
    with server.Server(folder / "home") as subject:
        subject.start()
        shop = Shop(folder / "jars", subject.home)
        for kind in shop.kinds:
            shop.swap(kind, 0)
        load = Load(subject.mqtt_port, drill.setting("RATE", 2000), now_ms() - DAY_MS)
        load.flows()
        begun = time.monotonic()
        bundles = Bundles(subject)
        caller, planning = Caller(subject, ASKED, timeout=30), Planning(subject)
        planning.start()
        planning.settled()
        took, early, late = swaps(shop, subject, load, caller, planning)
        planning.end()
        caller.end()
        bundles.undisturbed()
        left = versions_in_memory(subject)
        seconds = time.monotonic() - begun
        in_use = {p["name"]: p for p in subject.get("/api/v1/plugins")["plugins"]}
        shop.remove("connector")
        own = connectors_lost_nothing(subject, records.nothing_lost(subject, load))
        fallbacks = loop_fallbacks(subject.home)
        code = subject.stop()
    say(f"{len(load.acknowledged)} readings acknowledged in {seconds:.0f} s, 0 lost, longest acknowledgement "
        f"{load.longest_wait:.2f} s; {own['accepted']} by the swapped connectors; {caller.calls} calls, "
        f"{len(caller.failures)} failed, longest {caller.longest:.2f} s; {planning.steps} steps of the loop, longest "
        f"{planning.longest:.1f} s; heap {early / 1e6:.1f} to {late / 1e6:.1f} MB, versions in memory {left}; load average {os.getloadavg()[0]:.1f}")
    expect(not caller.failures, f"{len(caller.failures)} calls failed, e.g. {caller.failures[:3]}")
    expect(not fallbacks, f"{len(fallbacks)} solves failed, e.g. {fallbacks[:2]}")
    for kind in shop.kinds:
        services = in_use[f"drill.{kind}"]["services"]
        expect(all(service["failures"] == 0 for service in services), f"calls failed: {json.dumps(services)}")
    for kind, each in took.items():
        middle = sorted(each)[len(each) // 2]
        expect(middle <= LIVE_S, f"half of the {kind} swaps took {middle:.2f} s or more, more than {LIVE_S} s")
        expect(max(each) <= LONGEST_S, f"a {kind} swap took {max(each):.2f} s, more than {LONGEST_S} s")
    expect(late < 1.05 * early, f"the heap grew by {100 * (late / early - 1):.1f} % from round {WARM} on")
    expect({"SwapSolver", "SwapForecaster"} <= {name.rpartition(".")[2] for name in left},
           f"the class histogram names no swapped plug-in: {left}")
    expect(all(count <= 2 for count in left.values()), f"old versions are still in memory: {left}")
    expect(code == 0, f"SIGTERM: exit {code}")


if __name__ == "__main__":
    drill.hold(plugin_swaps)
