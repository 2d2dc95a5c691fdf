"""A real InfluxDB 1.x as a process: Debian's influxd with its data in a folder of the drill."""

import json
import shutil
import signal
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from .drill import Failed, Skipped, wait_until
from .server import free_port

CONFIGURATION = """reporting-disabled = true
bind-address = "127.0.0.1:{other}"
[meta]
  dir = "{folder}/meta"
[data]
  dir = "{folder}/data"
  wal-dir = "{folder}/wal"
  query-log-enabled = false
[http]
  bind-address = "127.0.0.1:{port}"
  log-enabled = false
[monitor]
  store-enabled = false
"""
DATABASE = "looptwin"
READINGS = "looptwin_telemetry"
PAGE = 20_000


class Influx:
    """One server on one folder and port; killed at the end of the ``with`` block at the latest."""

    def __init__(self, folder):
        if shutil.which("influxd") is None:
            raise Skipped("influxd is missing; install it, e.g. apt-get install influxdb")
        self._folder = folder
        folder.mkdir(parents=True)
        self._port = free_port()
        self._conf = folder / "influxd.conf"
        self._conf.write_text(CONFIGURATION.format(folder=folder, port=self._port, other=free_port()))
        self._process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()

    @property
    def settings(self):
        """Lines of conf/looptwin.properties."""
        return f"influxdb.url = http://127.0.0.1:{self._port}\ninfluxdb.database = {DATABASE}\n"

    def start(self):
        with (self._folder / "influxd.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["influxd", "-config", str(self._conf)], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until(self._answers, 30, "an answer of influxd")
        return self

    def _answers(self):
        if self._process.poll() is not None:
            raise Failed(f"influxd ended with {self._process.returncode}; see influxd.log")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/ping", timeout=2) as reply:
                return reply.status == 204
        except OSError:
            return False

    def kill(self):
        """kill -9."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def ask(self, statement):
        """The rows of an InfluxQL answer as dictionaries, tags that it was grouped by included."""
        body = urllib.parse.urlencode({"db": DATABASE, "epoch": "ms", "q": statement}).encode()
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/query", body, timeout=120) as reply:
            result = json.loads(reply.read())["results"][0]
        if "error" in result:
            if result["error"].startswith("database not found"):
                return []
            raise Failed(f"{statement}: {result['error']}")
        return [{**series.get("tags", {}), **dict(zip(series["columns"], row))}
                for series in result.get("series", []) for row in series["values"]]

    def count(self):
        rows = self.ask(f'SELECT count("offset") FROM "{READINGS}"')
        return rows[0]["count"] if rows else 0

    def marked(self):
        """The journal offset up to which everything is said to be stored."""
        rows = self.ask('SELECT max("offset"), max("refused") FROM "looptwin_offset"')
        if rows and rows[0]["max_1"]:
            raise Failed(f"InfluxDB refused {rows[0]['max_1']} readings")
        return rows[0]["max"] if rows else 0

    def readings(self):
        """Everything stored: (series, ts in ms, src) to (value, offset)."""
        stored = {}
        for group in self.ask(f'SELECT last("offset") FROM "{READINGS}" GROUP BY "type", "node", "metric", "src"'):
            self._read(group, stored)
        return stored

    def _read(self, group, stored):
        """A series of InfluxDB has one point at a time, so pages by time leave nothing out."""
        tags = " AND ".join(f"\"{name}\" = '{group[name]}'" for name in ("type", "node", "metric", "src"))
        parts = (group["type"], group["node"], group["metric"])
        series = "/".join(part for part in parts if part)
        after = 0
        while True:
            rows = self.ask(f'SELECT "value", "text", "offset" FROM "{READINGS}" WHERE {tags}'
                            f' AND time > {after}ms ORDER BY time LIMIT {PAGE}')
            for row in rows:
                value = row["value"] if row["value"] is not None else row["text"]
                stored[series, row["time"], group["src"]] = value, row["offset"]
                after = row["time"]
            if len(rows) < PAGE:
                return
