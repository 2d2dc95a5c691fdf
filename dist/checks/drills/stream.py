"""A plant at full speed: a process of its own that speaks MQTT 3.1.1 on a bare socket.

It sends as fast as the window of open readings lets it (or at a rate), sends again after every cut
what is not acknowledged, and notes each acknowledgement in memory that it shares with the drill.
No MQTT library takes part, so the sender is seldom the bottleneck and its record is its own.
"""

import mmap
import multiprocessing
import select
import socket
import struct
import time
from collections import OrderedDict
from contextlib import contextmanager

from .drill import wait_until
from .plant import Readings

MOST = 1 << 26
HEADER = struct.Struct("<QQdd")  # sent, acknowledged, seconds connected, longest wait
ENDED, PAUSED, FLAGS = 64, 65, 128
CHUNK = 1 << 16
PATIENCE_S = 5
KEEP_ALIVE_S = 20
PUBLISH, AGAIN, PUBACK, PING = 0x32, 0x3A, 0x40, b"\xc0\x00"


def packet(kind, body):
    """A control packet with its remaining length."""
    length, head = len(body), bytearray([kind])
    while True:
        head.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            return bytes(head) + body


def text(words):
    data = words.encode()
    return struct.pack(">H", len(data)) + data


class Stream:
    """Like ``plant.Load``: the same readings, the same questions.

    The process is forked: make it before the drill has threads that hold locks.
    """

    def __init__(self, port, begin_ms, rate=0, window=2000, name="drill-stream", wait=False):
        self.readings = Readings(begin_ms)
        self._memory = mmap.mmap(-1, FLAGS + MOST)
        self._memory[PAUSED] = wait
        sender = Sender(name, port, self.readings, self._memory, rate, window)
        self._process = multiprocessing.get_context("fork").Process(target=sender.run, daemon=True)
        self._process.start()

    def _header(self):
        return HEADER.unpack_from(self._memory)

    @property
    def sent(self):
        return self._header()[0]

    @property
    def count(self):
        """How many readings are acknowledged."""
        return self._header()[1]

    @property
    def connected_s(self):
        return self._header()[2]

    @property
    def longest_wait(self):
        return self._header()[3]

    @property
    def acknowledged(self):
        return self.acknowledged_now()

    def acknowledged_now(self, since=0):
        """The numbers of the readings that are acknowledged, from one on."""
        flags = self._memory[FLAGS + since:FLAGS + self.sent]
        return {since + at for at, flag in enumerate(flags) if flag}

    def go(self):
        """Begins, when it was told to wait."""
        self._memory[PAUSED] = 0

    def flows(self, seconds=15):
        """Waits until the broker acknowledges again."""
        before = self.count
        return wait_until(lambda: self.count > before, seconds, "acknowledgements", every=0.01)

    @contextmanager
    def quiet(self):
        """Sends nothing for a while, from the moment when everything sent is acknowledged."""
        self._memory[PAUSED] = 1
        try:
            wait_until(lambda: self.count == self.sent, 60, "the last acknowledgements", every=0.01)
            yield
        finally:
            self.go()

    def finish(self, seconds=60):
        """Sends no more and waits for the last acknowledgements; true when all came."""
        self._memory[ENDED] = 1
        self._process.join(seconds)
        done = not self._process.is_alive()
        self._process.kill()
        return done


class Sender:
    """The other process."""

    def __init__(self, name, port, readings, memory, rate, window):
        self._name = name
        self._port = port
        self._readings = readings
        self._memory = memory
        self._rate = rate
        self._window = min(window, 60_000)
        self._open = OrderedDict()  # packet id to number, bytes, time
        self._sent = self._acknowledged = self._id = 0
        self._connected = self._longest = 0.0

    def run(self):
        while not self._done():
            try:
                with self._connect() as connection:
                    self._serve(connection)
            except (OSError, EOFError):
                time.sleep(0.1)

    def _done(self):
        return self._memory[ENDED] and not self._open

    def _connect(self):
        connection = socket.create_connection(("127.0.0.1", self._port), PATIENCE_S)
        body = text("MQTT") + struct.pack(">BBH", 4, 0, 3 * KEEP_ALIVE_S) + text(self._name)
        connection.sendall(packet(0x10, body))
        answer = b""
        while len(answer) < 4:
            answer += self._received(connection.recv(4 - len(answer)))
        if answer[0] != 0x20 or answer[3]:
            raise OSError(f"refused: {answer}")
        return connection

    @staticmethod
    def _received(data):
        if not data:
            raise EOFError
        return data

    def _serve(self, connection):
        """Until the connection breaks, or acknowledges nothing for a while, or all is done."""
        connection.setblocking(False)
        out, rest = self._again(), b""
        begun = tick = heard = pinged = time.monotonic()
        due = 0.0
        while not self._done():
            now = time.monotonic()
            due = min(due + (now - tick) * self._rate, self._rate / 10) if self._rate else self._window
            self._connected += now - tick
            tick = now
            if len(out) < CHUNK:
                due -= self._fill(out, now, due)
            readable, writable, _ = select.select([connection], [connection] if out else [], [], 0.005)
            if writable:
                del out[:connection.send(memoryview(out)[:CHUNK].tobytes())]
            if readable:
                rest = self._settle(rest + self._received(connection.recv(CHUNK)), now)
                heard = now
            if now - pinged > KEEP_ALIVE_S / 4:
                out += PING
                pinged = now
            if now - heard > KEEP_ALIVE_S:
                raise OSError("a connection that says nothing")
            HEADER.pack_into(self._memory, 0, self._sent, self._acknowledged, self._connected, self._longest)
        connection.setblocking(True)
        connection.sendall(b"\xe0\x00")
        return begun

    def _again(self):
        """What is open, once more, with the same packet ids."""
        out = bytearray()
        for _, message, _ in self._open.values():
            out += bytes([AGAIN]) + message[1:]
        return out

    def _fill(self, out, now, most):
        made = 0
        stopped = self._memory[ENDED] or self._memory[PAUSED]
        while not stopped and made < most - 1e-9 and len(self._open) < self._window and len(out) < CHUNK:
            if most - made < 1 and self._rate:
                break
            out += self._next(now)
            made += 1
        return made

    def _next(self, now):
        self._id = self._id % 65_535 + 1
        while self._id in self._open:
            self._id = self._id % 65_535 + 1
        topic, payload = self._readings.message(self._sent)
        message = packet(PUBLISH, text(topic) + struct.pack(">H", self._id) + payload.encode())
        self._open[self._id] = self._sent, message, now
        self._sent += 1
        return message

    def _settle(self, data, now):
        """Notes the acknowledgements; gives what is no whole packet yet. All answers are short."""
        at, end = 0, len(data)
        while end - at >= 2 and end - at >= 2 + data[at + 1]:
            if data[at] == PUBACK:
                self._acknowledge(data[at + 2] << 8 | data[at + 3], now)
            at += 2 + data[at + 1]
        return data[at:]

    def _acknowledge(self, packet_id, now):
        number, _, sent = self._open.pop(packet_id, (None, None, None))
        if number is not None:
            self._memory[FLAGS + number] = 1
            self._acknowledged += 1
            self._longest = max(self._longest, now - sent)
