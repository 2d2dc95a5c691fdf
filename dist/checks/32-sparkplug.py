"""Sparkplug B with edge nodes of others: npm's sparkplug-client and Eclipse Tahu's edge client.

Both send through a mosquitto, by alias. Their values arrive with the right unit; metrics that are
none are refused alone. The server is stopped and started, then killed and started: it asks for
births, values arrive again, none stands in the journal twice. Both edge nodes are killed: their last
values are BAD within seconds. A third one loses its connection FLAPS times and forgets every second
birth certificate: it is asked for it a bounded number of times. The account balances at each end.
Environment: FLAPS (20).
"""

import json
import re
import shutil
import sqlite3
import subprocess
import threading
from contextlib import closing
from pathlib import Path

from drills import drill, records, server
from drills.broker import Mosquitto
from drills.drill import Skipped, expect, say, setting, wait_until
from drills.plant import NETWORK

SOURCES = Path(__file__).resolve().parent / "sparkplug-edges"
NPM_CLIENT = "sparkplug-client@3.2.4"
HOST_ID = f"looptwin-{NETWORK}"
SHARE = 0.01  # of a percent
MOST_REQUESTS = 4
PATIENCE_S = 60


class Edge:
    """An edge node as a process; what it tells is kept."""

    def __init__(self, name, command, folder):
        self.events = []
        self.values = []
        self._errors = (folder / f"{name}.log").open("wb")
        self._process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL,
                                         stdout=subprocess.PIPE, stderr=self._errors, text=True)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self._process.stdout:
            told = json.loads(line)
            if told["event"] == "sent":
                self.values.append(told["value"])
            else:
                self.events.append(told["event"])

    def count(self, event):
        return self.events.count(event)

    def kill(self):
        self._process.kill()
        self._process.wait()
        self._errors.close()


def run(what, command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=200, check=False)
    if done.returncode:
        raise Skipped(f"{what} cannot be fetched: {(done.stderr or done.stdout).strip().splitlines()[-1:]}")


def npm(folder):
    """The folder where node finds the client."""
    if not (shutil.which("npm") and shutil.which("node")):
        raise Skipped("npm is missing; install it, e.g. apt-get install npm")
    run("npm's sparkplug-client", ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), NPM_CLIENT],
        folder)
    shutil.copy(SOURCES / "edge.js", folder)
    return ["node", str(folder / "edge.js")]


def tahu(folder):
    """The command that runs Tahu's edge client."""
    if not shutil.which("mvn"):
        raise Skipped("Maven is missing; Tahu's edge client comes by it")
    paths = folder / "classpath"
    run("Eclipse Tahu's edge client",
        ["mvn", "-q", "-B", "-f", str(SOURCES / "pom.xml"), "dependency:build-classpath",
         f"-Dmdep.outputFile={paths}"], folder)
    classpath = paths.read_text(encoding="utf-8").strip()
    done = subprocess.run(["javac", "-d", str(folder), "-cp", classpath, str(SOURCES / "TahuEdge.java")],
                          capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"TahuEdge.java: {done.stderr}")
    return ["java", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", f"{folder}:{classpath}", "TahuEdge"]


def signal(subject, node, metric):
    return subject.get("/api/v1/twin")["nodes"][node]["metrics"].get(metric, {})


def connector(subject):
    checks = subject.get("/health/ready")["checks"]
    return next(c["detail"] for c in checks if c["name"] == "sparkplug")


def requests(subject):
    return int(re.search(r"(\d+) rebirths requested", connector(subject)).group(1))


def arrive(subject, edge, node, metric, factor):
    """What the edge node sends from now on arrives."""
    wait_until(lambda: edge.values, PATIENCE_S, f"{metric} is sent")
    begin = edge.values[-1]

    def there():
        now = signal(subject, node, metric)
        return now.get("q") == "GOOD" and round(now["v"] * factor, 6) > begin

    return wait_until(there, PATIENCE_S, f"{node}/{metric} after {begin}")


def both_arrive(subject, by_npm, by_tahu, when):
    seconds = [arrive(subject, by_npm, "S01", "assay_quality", SHARE),
               arrive(subject, by_tahu, "B01", "yield", 1)]
    counts = records.balanced_account(subject.metrics())["sparkplug"]
    say(f"{when}: values arrive after {seconds[0]:.1f} and {seconds[1]:.1f} s, {requests(subject)} rebirths"
        f" requested; {counts}")


def restart(subject, how, url):
    how()
    subject.start("--mqtt", url)


READINGS = """SELECT e.value, e.quality FROM entry e JOIN series s ON s.id = e.series
              WHERE s.path = ? AND e.src = ? ORDER BY e.entry_offset"""
BAD = 2


def told_once(readings):
    """The values that were sent as GOOD; a birth may tell the last one again, also after its BAD mark."""
    good, marked = [], set()
    for value, quality in readings:
        if quality == BAD:
            marked.add(value)
        else:
            expect(value not in good or value == good[-1] or value in marked, f"{value} stands twice")
            good.append(value)
    return good


def check_journal(home, edges):
    """Every value stands once; what was sent while the server listened to the end is there."""
    records.Journal(home).read_on()
    for (series, src, factor), edge in edges.items():
        with closing(sqlite3.connect(f"file:{home / 'data/journal.db'}?mode=ro", uri=True)) as journal:
            good = told_once([(round(value * factor, 6), quality)
                              for value, quality in journal.execute(READINGS, (series, src))])
        sent = {round(value, 6) for value in edge.values}
        good = [value for value in good if value in sent]
        tail = edge.values[-6:-1]
        missing = [value for value in tail if round(value, 6) not in good]
        expect(not missing, f"{src}: {missing} of the last values {tail} are missing")
        say(f"{src}: {len(sent)} values sent, {len(set(good))} in the journal, none counted twice")


def dies(subject, edge, node, metric, name):
    edge.kill()
    seconds = wait_until(lambda: signal(subject, node, metric)["q"] == "BAD", PATIENCE_S, f"{name}'s {metric} is stale")
    say(f"{name} killed: {node}/{metric} is BAD after {seconds:.1f} s")


def flap(subject, folder, command, url):
    flaps = setting("FLAPS", 20)
    before = requests(subject)
    edge = Edge("flaps", [*command, url, NETWORK, "npm-flaps", "S02", str(flaps)], folder)
    try:
        wait_until(lambda: edge.count("flapped"), PATIENCE_S + flaps, f"{flaps} reconnects")
        asked = requests(subject) - before
        expect(1 <= asked <= MOST_REQUESTS, f"{asked} rebirth requests for {flaps} reconnects")
        arrive(subject, edge, "S02", "assay_quality", SHARE)
        say(f"{flaps} cuts, {edge.count('forgotten')} births forgotten: {asked} rebirths requested")
    finally:
        edge.kill()


def sparkplug(folder):
    by_npm_command, by_tahu_command = npm(folder), tahu(folder)
    with Mosquitto(folder / "broker", lasting=False) as broker, server.Server(folder / "home") as subject:
        subject.start("--mqtt", broker.url)
        by_npm = Edge("npm", [*by_npm_command, broker.url, NETWORK, "npm-1", "S01"], folder)
        by_tahu = Edge("tahu", [*by_tahu_command, broker.url, NETWORK, "tahu-1", "B01", HOST_ID], folder)
        try:
            both_arrive(subject, by_npm, by_tahu, "at first")
            refused = [line for line in subject.metrics().splitlines()
                       if 'sparkplug"' in line and "unknown-metric" in line]
            expect(refused and not refused[0].endswith(" 0"), f"the door's colour was not refused: {refused}")
            restart(subject, subject.stop, broker.url)
            both_arrive(subject, by_npm, by_tahu, "after a restart")
            expect(by_npm.count("ncmd") >= 1, "npm's edge node was not asked for its birth")
            restart(subject, subject.kill, broker.url)
            both_arrive(subject, by_npm, by_tahu, "after kill -9")
            dies(subject, by_npm, "S01", "assay_quality", "npm's edge node")
            dies(subject, by_tahu, "B01", "yield", "Tahu's edge node")
            check_journal(subject.home, {
                ("supplier/S01/assay_quality", "npm-1", SHARE): by_npm,
                ("battery-plant/B01/yield", "tahu-1", 1): by_tahu})
        finally:
            by_npm.kill()
            by_tahu.kill()
        flap(subject, folder, by_npm_command, broker.url)
        say(connector(subject))
        say(f"account: {records.balanced_account(subject.metrics())['sparkplug']}")
        expect(subject.stop() == 0, "SIGTERM did not end with 0")


if __name__ == "__main__":
    drill.hold(sparkplug)
