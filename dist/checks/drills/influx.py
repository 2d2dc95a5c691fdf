"""A real InfluxDB 1.x as a process: Debian's influxd with its data in a folder of the drill; a stand-in for 2.x."""

import json
import re
import shutil
import signal
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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
OFFSET = re.compile(r"[ ,]offset=(\d+)i")


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


class StandInTwo:
    """The HTTP interface of a 2.x server as far as writing needs it: no InfluxDB, it only counts.

    It shows that the 2.x client works inside the server and that settings are taken over while it runs.
    """

    TOKEN = "drill-token"

    def __init__(self):
        self.offsets = set()
        self.marked = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def settings(self):
        """Lines of conf/looptwin.properties."""
        return (f"influxdb.url = http://127.0.0.1:{self._server.server_port}\ninfluxdb.org = plant\n"
                f"influxdb.bucket = {DATABASE}\ninfluxdb.token = {self.TOKEN}\n")

    def _write(self, body):
        for line in body.splitlines():
            found = int(OFFSET.search(line).group(1))
            if line.startswith(READINGS + ","):
                self.offsets.add(found)
            else:
                self.marked = max(self.marked, found)

    def _answer(self, query):
        """Annotated CSV with the mark, or with nothing."""
        if "looptwin_offset" not in query or not self.marked:
            return "\r\n"
        rows = "".join(f",,0,{name},{value}\r\n" for name, value in (("offset", self.marked), ("refused", 0)))
        return ("#datatype,string,long,string,long\r\n#group,false,false,true,false\r\n#default,_result,,,\r\n"
                ",result,table,_field,_value\r\n" + rows + "\r\n")

    def _handler(self):
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self._reply(204)

            do_HEAD = do_GET

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                if self.headers["Authorization"] != "Token " + stand_in.TOKEN:
                    self._reply(401, '{"code":"unauthorized","message":"unauthorized access"}')
                elif self.path.startswith("/api/v2/write?"):
                    stand_in._write(body)
                    self._reply(204)
                else:
                    self._reply(200, stand_in._answer(json.loads(body)["query"]))

            def _reply(self, status, text=""):
                self.send_response(status)
                self.send_header("X-Influxdb-Version", "v2-stand-in")
                if status != 204:
                    self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        return Handler

    def close(self):
        self._server.shutdown()
        self._server.server_close()
