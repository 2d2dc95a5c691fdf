"""A Looptwin server as a process, and the offline commands of the same installation."""

import collections
import contextlib
import functools
import json
import os
import random
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from .drill import Failed, Skipped

DIST = Path(__file__).resolve().parents[2]
READY = re.compile(r"looptwin: ready http=(\S*) mqtt=(\S+) home=(.+) seconds=([\d.]+)\s")
READY_WITHIN_S = 180  # on a machine that has other things to do
STOPPED_WITHIN_S = 120
ANSWER_WITHIN_S = 60
PORTS = range(15_000, 32_000)  # below those that a system gives to clients, so that none of them takes one
_reserved = []


@functools.cache
def installation():
    """The packed distribution: LOOPTWIN_INSTALLATION, else what the build has left."""
    named = os.environ.get("LOOPTWIN_INSTALLATION")
    candidates = [Path(named)] if named else sorted(DIST.glob("target/looptwin-*/"))
    for candidate in candidates:
        if (candidate / "bin/looptwin").exists():
            return candidate
    raise Skipped("there is no packed distribution; build it first, e.g. with 'mvn package'")


def command(*arguments, timeout=300):
    """Runs an offline command and returns (exit code, stdout, stderr)."""
    done = subprocess.run(
        [str(installation() / "bin/looptwin"), *map(str, arguments)],
        capture_output=True, text=True, timeout=timeout, check=False)
    return done.returncode, done.stdout, done.stderr


def free_port():
    """A port that is free, and that no other check gets while this one runs; a server that restarts finds it free again."""
    chance = random.SystemRandom()
    for _ in range(1000):
        port = chance.choice(PORTS)
        reservation = socket.socket(socket.AF_UNIX)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                reservation.bind(f"\0looptwin-check-port-{port}")  # Linux: gone with the process
                probe.bind(("0.0.0.0", port))
            except OSError:
                reservation.close()
                continue
        _reserved.append(reservation)
        return port
    raise Failed(f"no port from {PORTS.start} to {PORTS.stop - 1} is free")


class Server:
    """``looptwin run`` on one home; killed at the end of the ``with`` block at the latest."""

    def __init__(self, home):
        self.home = Path(home)
        self.http_port = free_port()
        self.mqtt_port = free_port()
        self.log = self.home.parent / f"{self.home.name}-server.log"
        self.http = None
        self.seconds = None
        self._process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.running():
            self.kill()

    @property
    def pid(self):
        """Of the JVM: the launcher script replaces itself by it."""
        return self._process.pid

    def threads(self):
        """The threads that the process has: how many of each name (its first 15 characters, # for digits)."""
        names = collections.Counter()
        for comm in Path(f"/proc/{self.pid}/task").glob("*/comm"):
            with contextlib.suppress(OSError):  # ended meanwhile
                names[re.sub(r"\d+", "#", comm.read_text(encoding="utf-8").strip())] += 1
        return names

    def resident_mb(self):
        return self._status("VmRSS") / 1024

    def _status(self, name):
        with open(f"/proc/{self.pid}/status", encoding="utf-8") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))

    def running(self):
        return self._process is not None and self._process.poll() is None

    def spawn(self, *options):
        """Starts the process and does not wait."""
        self._began = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                [str(installation() / "bin/looptwin"), "run", "--home", str(self.home),
                 "--http-port", str(self.http_port), "--mqtt-port", str(self.mqtt_port), *options],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)

    def start(self, *options):
        """Starts and waits until ready; returns the seconds that the server says it took."""
        self.spawn(*options)
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            found = READY.search(self.said())
            if found:
                self.http = found.group(1) or f"http://127.0.0.1:{self.http_port}"
                self.seconds = float(found.group(4))
                return self.seconds
            if not self.running():
                raise Failed(f"the server ended with {self._process.returncode}:\n{self.tail()}")
            time.sleep(0.02)
        raise Failed(f"the server was not ready within {READY_WITHIN_S} s:\n{self.tail()}")

    def said(self):
        """What the present process has printed so far."""
        with self.log.open("rb") as text:
            text.seek(self._began)
            return text.read().decode(errors="replace")

    def tail(self, lines=25):
        return "\n".join(self.said().splitlines()[-lines:])

    def kill(self):
        """kill -9."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self):
        """SIGTERM; returns the exit code."""
        self._process.terminate()
        try:
            return self._process.wait(STOPPED_WITHIN_S)
        except subprocess.TimeoutExpired:
            raise Failed(f"SIGTERM: not ended within {STOPPED_WITHIN_S} s:\n{self.tail()}") from None

    def token(self):
        return (self.home / "data/admin-token").read_text(encoding="utf-8").strip()

    def call(self, path, method="GET", body=None, timeout=ANSWER_WITHIN_S):
        """Calls the REST interface as administrator; returns (status, text)."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.http + path, data=data, method=method,
            headers={"Authorization": "Bearer " + self.token(),
                     "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def get(self, path):
        """Calls and expects 200; returns the JSON document."""
        status, text = self.call(path)
        if status != 200:
            raise Failed(f"GET {path} answers {status}: {text[:300]}")
        return json.loads(text)

    def gauge(self, name):
        """A metric; of one with labels, such as a history store's, the least sample."""
        found = re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", self.metrics(), re.MULTILINE)
        if not found:
            raise Failed(f"GET /metrics has no {name}")
        return min(float(value) for value in found)

    def metrics(self):
        status, text = self.call("/metrics")
        if status != 200:
            raise Failed(f"GET /metrics answers {status}: {text[:300]}")
        return text
