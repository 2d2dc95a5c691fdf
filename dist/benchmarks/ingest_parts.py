"""The parts of the ingest benchmark: who publishes, who subscribes, and what is read off them."""

import csv
import http.client
import json
import math
import os
import re
import signal
import subprocess
import time
import zipfile
from pathlib import Path

from drills import records
from drills.drill import Failed, expect, wait_until
from drills.plant import ROOT, FAMILIES, NETWORK, ORDINARY, client, iso, nodes, now_ms
from drills.server import installation

HERE = Path(__file__).resolve().parent
TICK_S = os.sysconf("SC_CLK_TCK")
LANE = {"eta_delay_h": (-5, 10), "cargo_temp": (10, 35), "humidity": (20, 70), "shock_g": (0, 2)}
BATTERY = {"soh": (82, 100), "soc": (20, 90), "cycles": (0, 900), "temp_max": (15, 40)}
PATIENCE_S = 60
OFFSETS = re.compile(r"^looptwin_(history_offset|decided_offset|journal_offset)(?:\{[^}]*\})? (\S+)$", re.MULTILINE)


def cpu_s(pid):
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK_S


def cpu_by_thread(pid):
    """Processor seconds of each thread so far, by id; with its name, digits left out."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            name, _, rest = (task / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue  # it has ended
        fields = rest.split()
        found[task.name] = re.sub(r"[-#: ]*\d+$", "", name), (int(fields[11]) + int(fields[12])) / TICK_S
    return found


def written(pid):
    """Bytes a process has caused to be written to disk so far."""
    return int(re.search(r"^write_bytes: (\d+)", Path(f"/proc/{pid}/io").read_text(), re.MULTILINE).group(1))


def per(sorted_values, share):
    """By nearest rank."""
    return sorted_values[math.ceil(len(sorted_values) * share) - 1]


class Clients:
    """The two Java programs, compiled into the folder."""

    def __init__(self, folder):
        self.folder = folder / "clients"
        self.folder.mkdir()
        bundle = next((installation() / "system/1").glob("org.looptwin.runtime.paho-*.jar"))
        with zipfile.ZipFile(bundle) as jar:
            (self.folder / "paho.jar").write_bytes(jar.read("lib/paho-mqttv5.jar"))
        home = os.environ.get("JAVA_HOME")
        self._bin = f"{home}/bin/" if home else ""
        sources = [str(HERE / f"clients/{name}.java") for name in ("Filler", "BareSubscriber")]
        subprocess.run([self._bin + "javac", "-cp", str(self.folder / "paho.jar"), "-d", str(self.folder), *sources], check=True)

    def start(self, name, *arguments, **more):
        # the options of the server's own JVM, so that both have the same
        return subprocess.Popen([self._bin + "java", "-Xms384m", "-Xmx768m", "-Xss512k", "-XX:+UseSerialGC", "-cp",
                                 f"{self.folder}:{self.folder}/paho.jar", name, *map(str, arguments)], text=True, **more)


class Topics:
    def __init__(self, file, count):
        self.file, self.count = file, count


class Series:
    """Series of the reference case: its nodes, its lanes, then batteries; always in the same order."""

    def __init__(self, folder):
        self._folder = folder

    def _all(self):
        for node, kind in nodes().items():
            for metric, limits in ORDINARY[kind].items():
                yield f"{FAMILIES[kind]}/{node}/{metric}", limits
        with (installation() / "cases" / NETWORK / "lanes.csv").open(encoding="utf-8") as rows:
            # the extended network has hubs in place of the direct lanes of used packs
            lanes = [row["lane_id"] for row in csv.DictReader(rows) if row["frm"][0] != "V"]
        for metric, limits in LANE.items():
            for lane in lanes:
                yield f"lane/{lane}/{metric}", limits
        number = 0
        while True:
            number += 1
            for metric, limits in BATTERY.items():
                yield f"battery/P{number:06d}/{metric}", limits

    def first(self, count):
        file = self._folder / f"topics-{count}"
        if not file.exists():
            lines = (f"{ROOT}/{path} {low} {high}" for (path, (low, high)), _ in zip(self._all(), range(count)))
            file.write_text("\n".join(lines), encoding="utf-8")
        return Topics(file, count)


class Fill:
    """A publisher at work."""

    def __init__(self, clients, port, topics, count, first_ms, rate, payload_bytes):
        self._process = clients.start("Filler", port, topics.file, count, first_ms, 1000, rate, payload_bytes)

    def busy(self):
        return self._process.poll() is None

    def wait(self):
        try:
            code = self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise Failed("the broker was not filled in time") from None
        expect(code == 0, f"the publisher ended with {code}")


class Drained:
    """What one drain showed."""

    def __init__(self, count, seconds, complete_s, us, broker_us):
        self.rate = count / seconds
        self.complete_rate = count / complete_s
        self.us, self.broker_us = us, broker_us
        self.threads = {}
        self.history_later_s = self.written = self.journal_grew = self.history_grew = 0


class Sleeper:
    """A subscriber's process that can be put to sleep, so that its session fills."""

    def __init__(self, pid):
        self.pid = pid

    def sleep(self):
        os.kill(self.pid, signal.SIGSTOP)

    def wake(self):
        os.kill(self.pid, signal.SIGCONT)


class Bare(Sleeper):
    name = "bare Paho"

    def __init__(self, clients, port):
        self._process = clients.start("BareSubscriber", port, ROOT + "/#", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        super().__init__(self._process.pid)
        self._port = port
        expect(self._line() == "ready", "the bare subscriber does not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def _line(self):
        line = self._process.stdout.readline().strip()
        expect(line and not line.startswith(("lost", "error")), f"bare subscriber: {line or 'it ended'}")
        return line

    def expect(self, count):
        self._process.stdin.write(f"{count}\n")
        self._process.stdin.flush()
        self._line()

    def away(self):
        """It ends, and its session with it, so that the broker keeps nothing for it."""
        self._process.kill()
        successor = client("bare", self._port)
        wait_until(successor.is_connected, 10, "the bare subscriber's session is taken over")
        successor.disconnect()
        successor.loop_stop()

    def drain(self, count, broker):
        cpu, theirs, begun = cpu_s(self.pid), cpu_s(broker.pid), time.time()
        self.wake()
        seconds = int(self._line()) / 1000 - begun
        us = 1e6 * (cpu_s(self.pid) - cpu) / count
        return Drained(count, seconds, seconds, us, 1e6 * (cpu_s(broker.pid) - theirs) / count)


class Looptwin(Sleeper):
    name = "Looptwin"

    def __init__(self, server):
        super().__init__(server.pid)
        self.server = server
        self._http = http.client.HTTPConnection("127.0.0.1", server.http_port, timeout=30)
        self._target = 0

    def _offsets(self):
        """Journal, slowest history, loop."""
        found = {}
        for name, value in OFFSETS.findall(self._metrics()):
            found[name] = min(found.get(name, math.inf), float(value))
        return found["journal_offset"], found["history_offset"], found["decided_offset"]

    def _metrics(self):
        try:
            self._http.request("GET", "/metrics")
            return self._http.getresponse().read().decode()
        except (http.client.HTTPException, OSError):  # the server closes a connection that slept with it
            self._http.close()
            self._http.request("GET", "/metrics")
            return self._http.getresponse().read().decode()

    def settled(self):
        wait_until(lambda: len(set(self._offsets())) == 1, PATIENCE_S, "history and loop follow the journal")

    def expect(self, count):
        self.settled()
        self._target = self._offsets()[0] + count

    def _sizes(self):
        data = self.server.home / "data"
        return [(data / name).stat().st_size for name in ("journal.db", "history.db")]

    def drain(self, count, broker):
        cpu, theirs, disk, sizes = cpu_s(self.pid), cpu_s(broker.pid), written(self.pid), self._sizes()
        threads = cpu_by_thread(self.pid)
        begun = time.monotonic()
        self.wake()
        reached = [None] * 3
        while None in reached:
            time.sleep(0.05)
            now, offsets = time.monotonic(), self._offsets()
            reached = [since or (now if offset >= self._target else None) for since, offset in zip(reached, offsets)]
            expect(now - begun < PATIENCE_S, f"not drained: {offsets} of {self._target}")
        drained = Drained(count, reached[0] - begun, max(reached) - begun, 1e6 * (cpu_s(self.pid) - cpu) / count,
                          1e6 * (cpu_s(broker.pid) - theirs) / count)
        for task, (name, seconds) in cpu_by_thread(self.pid).items():
            used = 1e6 * (seconds - threads.get(task, (name, 0))[1]) / count
            drained.threads[name] = drained.threads.get(name, 0) + used
        drained.history_later_s = reached[1] - reached[0]
        drained.written = (written(self.pid) - disk) / count
        drained.journal_grew, drained.history_grew = (
            (after - before) / count for after, before in zip(self._sizes(), sizes))
        return drained

    def balances(self):
        account = records.balanced_account(self.server.metrics())["mqtt"]
        expect(account["accepted"] == account["received"], f"not all were accepted: {account}")

    def profile(self, file):
        if file:
            subprocess.run(["jcmd", str(self.pid), "JFR.start", "name=ingest", "settings=profile"], check=True)

    def profile_ends(self, file):
        if file:
            subprocess.run(["jcmd", str(self.pid), "JFR.dump", "name=ingest", f"filename={Path(file).resolve()}"], check=True)
            subprocess.run(["jcmd", str(self.pid), "JFR.stop", "name=ingest"], check=True)


class Probe:
    """Publishes a reading of its own and asks the twin over one connection until it shows it."""

    TOPIC, METRIC = "supplier/S01/stock_on_hand", "stock_on_hand"
    SENDER_EVERY_S = 0.02

    def __init__(self, port, server):
        self._mqtt = client("probe", port)
        self._http = http.client.HTTPConnection("127.0.0.1", server.http_port, timeout=30)
        self._headers = {"Authorization": "Bearer " + server.token()}

    def __enter__(self):
        wait_until(self._mqtt.is_connected, 10, "the probe is connected")
        return self

    def __exit__(self, *_):
        self._mqtt.disconnect()
        self._mqtt.loop_stop()

    def _seen(self):
        self._http.request("GET", "/api/v1/twin/nodes/S01", headers=self._headers)
        return json.loads(self._http.getresponse().read())["metrics"][self.METRIC].get("src")

    def waits(self, count, fill):
        found = []
        for number in range(count):
            src = f"probe-{number}"
            begun = time.monotonic()
            # ahead of the ordinary readings' event time, so that the twin shows the probe
            reading = {"ts": iso(now_ms()), "v": 25 + number % 10, "src": src}
            self._mqtt.publish(f"{ROOT}/{self.TOPIC}", json.dumps(reading), qos=1)
            while self._seen() != src:
                expect(time.monotonic() - begun < 30, f"{src} is not seen in the twin")
            found.append(1000 * (time.monotonic() - begun))
            time.sleep(self.SENDER_EVERY_S)
            if not fill.busy():
                break
        expect(len(found) > 4, f"the load ended after {len(found)} probes")
        return sorted(found)
