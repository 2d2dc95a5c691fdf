"""A client that makes a broker write as much as it can: retained messages, acknowledgements unread."""

import socket
import struct
import threading

from .stream import packet, text

TOPIC = "$drill/flood"  # nobody's telemetry
RETAINED = 0x33  # QoS 1
PAYLOAD = bytes(60_000)  # below what Artemis keeps in a file of its own
AT_ONCE = 16
PATIENCE_S = 5


class Flood:
    """For the ``with`` block, or until the broker hangs up."""

    def __init__(self, port):
        self._port = port
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join(2 * PATIENCE_S)

    def _run(self):
        try:
            with socket.create_connection(("127.0.0.1", self._port), PATIENCE_S) as connection:
                connection.sendall(packet(0x10, text("MQTT") + struct.pack(">BBH", 4, 2, 0) + text("drill-flood")))
                while not self._ended.is_set():
                    connection.sendall(b"".join(map(self._message, range(1, AT_ONCE + 1))))
        except OSError:
            pass  # the broker has hung up, or takes no more

    @staticmethod
    def _message(number):
        return packet(RETAINED, text(TOPIC) + struct.pack(">H", number) + PAYLOAD)
