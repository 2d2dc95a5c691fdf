"""A server whose broker is somebody else's, and what it says about the connection."""

import json

from .drill import wait_until
from .plant import ROOT, client
from .server import Server


def health(server):
    """The document of ``/health/ready``, whatever its status."""
    return json.loads(server.call("/health/ready")[1])


class ExternalServer(Server):
    """``looptwin run --mqtt URL``."""

    def __init__(self, home, url):
        super().__init__(home)
        self.url = url

    def spawn(self, *options):
        super().spawn("--mqtt", self.url, *options)

    def missing(self):
        """What ``/health/ready`` says is missing."""
        return health(self)["missing"]

    def await_ready(self, seconds=90):
        """Waits until data can flow; returns the seconds it took."""
        return wait_until(lambda: not self.missing(), seconds, "ready again")

    def await_whole(self, seconds=90):
        """Waits until every connection is up, also those without which data can flow."""
        def whole():
            said = health(self)
            return not said["missing"] and not said["warnings"]
        return wait_until(whole, seconds, "ready without a warning")

    def await_missing(self, name, seconds=90):
        return wait_until(lambda: name in self.missing(), seconds, f"ready names {name}")


def await_online(port, seconds=60):
    """Waits until the broker shows ONLINE on the status topic, to a newcomer and from then on."""
    heard = []
    listener = client("drill-status", port, topics=[f"{ROOT}/status"],
                      hear=lambda *said: heard.append(json.loads(said[2].payload)))
    try:
        wait_until(lambda: heard and heard[-1]["state"] == "ONLINE", seconds, "ONLINE on the status topic")
    finally:
        listener.disconnect()
        listener.loop_stop()
