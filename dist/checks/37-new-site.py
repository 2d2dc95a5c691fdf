"""A new site with a lane is added to the case's files while a plant sends 500 readings a second.

It is in force within seconds, without a restart: before, its readings are quarantined; afterwards
they are accepted, planned with and shown. No acknowledged reading is lost or stands twice, the
decisions before and after are rebuilt, each with the case of its time. A broken edit is refused
with file and line while everything goes on. Environment: RATE (500 readings/s),
REBUILDS (1; 2 rebuilds the rebuilt home too).
"""

import json
import re
import shutil
import sqlite3
import threading
import urllib.request
from contextlib import closing

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import DAY_MS, NETWORK, Load, Operator, now_ms
from drills.suppliers import Suppliers

SITE, LANE, MODEL = "S90", "S90-B01-sea-PANAMA", "S01"
STOCK = f"supplier/{SITE}/stock_on_hand"
LOOK_S = 0.05


class CaseFiles:
    """The home's own copy of the reference case."""

    def __init__(self, home):
        self.folder = home / "cases" / NETWORK
        shutil.copytree(server.installation() / "cases" / NETWORK, self.folder)

    def append(self, name, row):
        """Returns the line number of the new row."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        text += "" if text.endswith("\n") else "\n"
        file.write_text(text + row + "\n", encoding="utf-8")
        return text.count("\n") + 1

    def without_last(self, name):
        file = self.folder / name
        file.write_text("\n".join(file.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")

    def like(self, file, key, **changes):
        """The row of a key with some cells changed."""
        header, *rows = (self.folder / file).read_text(encoding="utf-8").splitlines()
        cells = next(row for row in rows if row.startswith(key + ",")).split(",")
        for column, value in changes.items():
            cells[header.split(",").index(column)] = value
        return ",".join(cells)

    def add_site(self):
        """In the order in which a person would: until the last file is written the case is broken."""
        self.append("nodes.csv", self.like("nodes.csv", MODEL, id=SITE, name="New brine", base_share="0"))
        self.append("lanes.csv", self.like("lanes.csv", "S01-B01-sea-PANAMA", lane_id=LANE, frm=SITE))
        self.append("supplier_contracts.csv", self.like(
            "supplier_contracts.csv", MODEL, supplier=SITE, base_share="0", contract_min_share="0"))


class Console:
    """Hears the server's events on one connection; ``heard`` are their names."""

    def __init__(self, subject):
        self.heard = []
        self.cut = False
        threading.Thread(target=self._listen, args=(subject.http + "/api/v1/events",), daemon=True).start()
        wait_until(lambda: "hello" in self.heard, 10, "the event stream")

    def _listen(self, url):
        try:
            with urllib.request.urlopen(url, timeout=60) as stream:
                for line in stream:
                    if line.startswith(b"event: "):
                        self.heard.append(line[7:].strip().decode())
        except OSError:
            pass
        self.cut = True


def knows(subject):
    """Whether the running server shows the site and its lane; None while it has no case."""
    status, text = subject.call("/api/v1/case")
    if status != 200:
        return None
    shown = json.loads(text)
    return ({SITE} <= {node["id"] for node in shown["nodes"]}
            and {LANE} <= {lane["id"] for lane in shown["lanes"]})


def stock(subject):
    return subject.get(f"/api/v1/twin/nodes/{SITE}")["metrics"].get("stock_on_hand", {}).get("v")


def log(subject):
    return (subject.home / "logs/looptwin.log").read_text(encoding="utf-8", errors="replace")


def rejected(subject):
    return sum(counts.get("rejected", 0) for counts in records.account(subject.metrics()).values())


def unknown(subject, operator):
    before = rejected(subject)
    operator.send(STOCK, now_ms() - DAY_MS, 21)
    wait_until(lambda: rejected(subject) == before + 1, 10, f"{SITE} is unknown")
    status, _ = subject.call(f"/api/v1/twin/nodes/{SITE}")
    expect(status == 404 and not knows(subject), f"{SITE} is known before it is in the case: {status}")


def refused(subject, files, load):
    line = files.append("lanes.csv", "S01-S99-oops,S01,S99,LI,sea,PANAMA,100,0.6,0.1,0.1,30,42,0.04,1000,")
    told = f"lanes.csv:{line}: "
    seconds = wait_until(lambda: told in log(subject), 10, f"{told} in the log")
    load.flows(5)
    expect(knows(subject) is False, "a broken case has changed something")
    files.without_last("lanes.csv")
    wait_until(lambda: "holds again what is in force" in log(subject), 10, "the mended case is seen")
    text = next(line for line in log(subject).splitlines() if told in line)
    say(f"a broken edit was refused after {seconds:.1f} s: {text[text.index(told):]}")


def accepted(subject, files, operator, load):
    """Returns when it began and ended (wall clock, ms)."""
    http = subject.get("/api/v1/case")["name"], subject.http
    begun = now_ms()
    files.add_site()
    seconds = wait_until(lambda: knows(subject), 20, f"{SITE} in the case of the server", every=LOOK_S)
    wait_until(lambda: subject.call("/health/ready")[0] == 200, 20, "ready with the changed case", every=LOOK_S)
    ts = now_ms() - DAY_MS + 5000
    operator.send(STOCK, ts, 23)
    wait_until(lambda: stock(subject) == 23, 10, lambda: f"the reading of {SITE}; it has {stock(subject)}")
    expect((subject.get("/api/v1/case")["name"], subject.http) == http, "name or address have changed")
    load.flows(5)
    took = re.findall(r"The changed case is in force and data flow again after ([\d.]+) s", log(subject))
    expect(len(took) == 1, f"taken over {len(took)} times, expected once")
    say(f"{SITE} and {LANE} in force {seconds:.1f} s after the edit (takeover {took[0]} s)")
    return begun, now_ms()


def longest_gap(home, begin, end):
    """Seconds in which nothing became durable, from the journal's own times."""
    with closing(sqlite3.connect(f"file:{home / 'data/journal.db'}?mode=ro", uri=True)) as database:
        times = [at for (at,) in database.execute(
            "SELECT received FROM entry WHERE received BETWEEN ? AND ? ORDER BY entry_offset", (begin, end))]
    return max((after - before for before, after in zip(times, times[1:])), default=0) / 1000


def decide(suppliers):
    supplier, percent, seconds, decision = suppliers.disrupt()
    say(f"{supplier} confirms {percent:.2f} %: {decision['id']} after {seconds:.2f} s")
    suppliers.recover(supplier)


def rebuilt(folder):
    ways = [("home", "again"), ("again", "once-more")]
    for home, out in ways[:drill.setting("REBUILDS", 1)]:
        code, text, err = server.command("rebuild", "--home", folder / home, "--out", folder / out, "--json")
        expect(text.strip(), f"rebuild of {home}: exit {code}: {err.strip()}")
        result = json.loads(text)
        expect(code == 0 and result["twinEqual"] and result["ledgerEqual"], f"rebuild of {home}: {text}")
        say(f"rebuild of {home}: {result['readings']} readings, {result['ledgerLines']} ledger lines, equal")


def new_site(folder):
    home = folder / "home"
    files = CaseFiles(home)
    with server.Server(home) as subject:
        subject.start()
        operator = Operator(subject.mqtt_port)
        load = Load(subject.mqtt_port, drill.setting("RATE", 500), now_ms() - DAY_MS)
        suppliers = Suppliers(home, operator)
        load.flows()
        console = Console(subject)
        decide(suppliers)
        unknown(subject, operator)
        refused(subject, files, load)
        begun, ended = accepted(subject, files, operator, load)
        wait_until(lambda: console.heard.count("case") == 1, 5, lambda: f"the event 'case': {console.heard[-9:]}")
        expect(not console.cut, "the event stream was cut")
        decide(suppliers)
        records.nothing_lost(subject, load)
        operator.close()
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    cases = [line["body"]["digest"] for line in records.Ledger(home).read_on() if line["type"] == "case"]
    expect(len(cases) == len(set(cases)) == 2, f"the ledger names {len(cases)} cases, expected 2")
    say(f"{len(load.acknowledged)} readings acknowledged, 0 lost, 0 twice; longest wait for an acknowledgement "
        f"{load.longest_wait:.2f} s, nothing durable for {longest_gap(home, begun, ended):.2f} s")
    rebuilt(folder)


if __name__ == "__main__":
    drill.hold(new_site)
