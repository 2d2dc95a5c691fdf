"""A plant that sends telemetry over MQTT and keeps what has not been acknowledged.

The client is Eclipse Paho for Python (Debian's python3-paho-mqtt), so that the acknowledgements
are recorded by somebody else than the server's authors.
"""

import csv
import json
import threading
import time
from collections import deque
from contextlib import contextmanager
from datetime import datetime, timezone

from .drill import Skipped, wait_until
from .server import installation

try:
    from paho.mqtt import client as mqtt
except ImportError:
    mqtt = None

NETWORK = "meb-europe"
ROOT = f"looptwin/v1/{NETWORK}"
FAMILIES = {"S": "supplier", "B": "battery-plant", "V": "vehicle-plant",
            "R": "recycling-centre", "M": "regeneration-plant"}
ORDINARY = {  # metrics that no rule minds, with their usual range
    "S": {"stock_on_hand": (20, 40), "assay_quality": (99.3, 99.9), "capacity_utilisation": (70, 92)},
    "B": {"yield": (88, 96), "dry_room_dewpoint": (-45, -38), "raw_stock_LI": (9, 28), "raw_stock_CO": (9, 28)},
    "V": {"pack_stock": (12, 48), "packs_consumed": (20, 25)},
    "R": {"cell_temp_max": (15, 35), "stock_days": (4, 16), "recovery_Li": (88, 95)},
    "M": {"purity": (99.5, 99.9), "yield_Li": (90, 94)},
}
SENDERS = 3
STEP_MS = 1000
DAY_MS = 86_400_000


def nodes():
    """The reference case's producing nodes: id to type letter."""
    with (installation() / "cases" / NETWORK / "nodes.csv").open(encoding="utf-8") as rows:
        return {row["id"]: row["type"] for row in csv.DictReader(rows) if row["type"] in FAMILIES}


def now_ms():
    return round(time.time() * 1000)


def iso(ts):
    return datetime.fromtimestamp(ts / 1000, timezone.utc).isoformat(timespec="milliseconds")


def client(name, port, clean=True, topics=(), hear=None):
    """A connected client whose network thread runs and which comes back after every cut; `subscribed` once it listens."""
    if mqtt is None:
        raise Skipped("python3-paho-mqtt is missing; install it, e.g. apt-get install python3-paho-mqtt")
    made = mqtt.Client(client_id=name, clean_session=clean)
    made.max_inflight_messages_set(0)
    made.reconnect_delay_set(0.2, 0.2)
    made.on_connect = lambda *_: [made.subscribe(topic, qos=1) for topic in topics]
    made.on_message = hear
    made.subscribed = threading.Event()
    made.on_subscribe = lambda *_: made.subscribed.set()
    made.connect("127.0.0.1", port, keepalive=30)
    made.loop_start()
    return made


class Readings:
    """Ordinary readings by number: each has a key (series, ts, src) of its own and one value."""

    def __init__(self, begin_ms):
        self._begin = begin_ms
        self._series = [
            (f"{FAMILIES[kind]}/{node}/{metric}", low, high)
            for node, kind in nodes().items()
            for metric, (low, high) in ORDINARY[kind].items()]

    @property
    def series(self):
        return len(self._series)

    def key(self, number):
        sender, step = number // self.series % SENDERS, number // (self.series * SENDERS)
        return self._series[number % self.series][0], self._begin + step * STEP_MS, f"drill-{sender}"

    def value(self, number):
        _, low, high = self._series[number % self.series]
        return round(low + (high - low) * (number * 7919 % 1000) / 1000, 3)

    def message(self, number):
        """Topic and payload."""
        series, ts, src = self.key(number)
        return f"{ROOT}/{series}", json.dumps({"ts": ts, "v": self.value(number), "src": src})


class Load:
    """Sends ordinary readings at a rate, QoS 1, and knows which ones were acknowledged.

    What is not acknowledged is sent again after a reconnect (by the client library, with the same
    packet id). It stops sending while ``WINDOW`` readings are open, as a plant with a small buffer.
    """

    WINDOW = 4000
    TICK_S = 0.01

    def __init__(self, port, rate, begin_ms):
        self.readings = Readings(begin_ms)
        self.sent = 0
        self.acknowledged = set()
        self.longest_wait = 0.0
        self.connected_s = 0.0
        self._rate = rate
        self._open = {}
        self._acknowledgements = deque()
        self._ended = threading.Event()
        self._paused = threading.Event()
        self._client = client("drill-plant", port, clean=False)
        self._client.on_publish = lambda _, __, packet: self._acknowledgements.append((packet, time.monotonic()))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        due, last = 0.0, time.monotonic()
        while not (self._ended.is_set() and not self._open):
            now = time.monotonic()
            due = min(due + (now - last) * self._rate, self._rate / 10)
            self.connected_s += now - last if self._client.is_connected() else 0
            last = now
            while due >= 1 and self._may_send():
                self._send(now)
                due -= 1
            self._settle()
            time.sleep(self.TICK_S)

    def _may_send(self):
        stopped = self._ended.is_set() or self._paused.is_set()
        return not stopped and len(self._open) < self.WINDOW and self._client.is_connected()

    def _send(self, now):
        packet = self._client.publish(*self.readings.message(self.sent), qos=1).mid
        self._open[packet] = self.sent, now
        self.sent += 1

    def _settle(self):
        while self._acknowledgements:
            packet, at = self._acknowledgements.popleft()
            number, sent = self._open.pop(packet, (None, None))
            if number is not None:
                self.acknowledged.add(number)
                self.longest_wait = max(self.longest_wait, at - sent)

    def flows(self, seconds=15):
        """Waits until the server acknowledges again."""
        before = len(self.acknowledged)
        wait_until(lambda: len(self.acknowledged) > before, seconds, "acknowledgements", every=0.01)

    @contextmanager
    def quiet(self):
        """Sends nothing for a while, from the moment when everything sent is acknowledged."""
        self._paused.set()
        try:
            wait_until(lambda: not self._open, 30, "the last acknowledgements", every=0.01)
            yield
        finally:
            self._paused.clear()

    def acknowledged_now(self):
        """A copy of what has been acknowledged so far."""
        return set(self.acknowledged)

    def finish(self, seconds=60):
        """Sends no more and waits for the last acknowledgements; true when all came."""
        self._ended.set()
        self._thread.join(seconds)
        done = not self._thread.is_alive()
        self._client.disconnect()
        self._client.loop_stop()
        return done


class Operator:
    """Sends single readings and hears what the server says on MQTT."""

    def __init__(self, port, name="drill-operator"):
        self._heard = deque()
        self._news = threading.Condition()
        self._client = client(name, port, topics=[f"{ROOT}/decision"], hear=self._hear)

    def _hear(self, _, __, message):
        if message.payload and not message.retain:
            with self._news:
                self._heard.append((time.monotonic(), json.loads(message.payload)))
                self._news.notify_all()

    def send(self, series, ts, value, wait=True):
        """Publishes a reading; returns the monotonic time just before."""
        wait_until(self._client.is_connected, 15, "a connection to the broker", every=0.01)
        begun = time.monotonic()
        info = self._client.publish(f"{ROOT}/{series}", json.dumps({"ts": iso(ts), "v": value}), qos=1)
        if wait:
            info.wait_for_publish(60)
        return begun

    def decision(self, matches, seconds):
        """The first decision heard from now or before that matches: (monotonic time, document) or None."""
        deadline = time.monotonic() + seconds
        with self._news:
            while True:
                while self._heard:
                    at, document = self._heard.popleft()
                    if matches(document):
                        return at, document
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._news.wait(left)

    def close(self):
        self._client.disconnect()
        self._client.loop_stop()
