"""A mosquitto as a process of its own, to be killed, and a look into what it keeps."""

import os
import shutil
import signal
import socket
import subprocess

from .drill import Skipped, wait_until
from .server import free_port

BASE = """listener {port} 127.0.0.1
allow_anonymous true
max_queued_messages 0
max_inflight_messages 500
max_packet_size 4194304
"""
LASTING = """persistence true
persistence_location {folder}/
"""


def program():
    found = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
    if not os.path.exists(found):
        raise Skipped("mosquitto is missing; install it, e.g. apt-get install mosquitto")
    return found


class Mosquitto:
    """Killed at the end of the ``with`` block at the latest.

    ``more`` are lines of configuration; with ``lasting`` it keeps sessions and messages in a file.
    """

    def __init__(self, folder, more="", lasting=True, port=None):
        self._program = program()
        self.port = port or free_port()
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)  # started by root it runs as another user
        self._configuration = folder / "mosquitto.conf"
        text = BASE + (LASTING if lasting else "") + more
        if os.geteuid() == 0:
            text += "user root\n"
        self._configuration.write_text(text.format(port=self.port, folder=folder), encoding="utf-8")
        self._process = None

    @property
    def url(self):
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def pid(self):
        return self._process.pid

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self._process is not None:
            self.kill()

    def start(self):
        with (self.folder / "mosquitto.log").open("ab") as log:
            self._process = subprocess.Popen([self._program, "-c", str(self._configuration)],
                                             stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until(self._listens, 60, "mosquitto listens", every=0.02)

    def _listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self):
        """kill -9."""
        self._process.kill()
        self._process.wait()
        self._process = None

    def save(self):
        """Asks it to write what it has to its file now."""
        self._process.send_signal(signal.SIGUSR1)
