"""What a home has on disk: journal, history, ledger. And the account in the metrics."""

import json
import re
import sqlite3
import time
from contextlib import closing

from .drill import Failed, expect, wait_until

JOURNAL = """SELECT e.entry_offset, s.path, e.ts, e.src, e.value
             FROM entry e JOIN series s ON s.id = e.series
             WHERE e.entry_offset > ? ORDER BY e.entry_offset"""
FRESH = "SELECT series, ts, src, value FROM fresh WHERE entry_offset > (SELECT flushed FROM progress)"
LABEL = re.compile(r'(\w+)="([^"]*)"')


def _open(file):
    return closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10))


class Journal:
    """The journal as an outsider reads it: entry by entry, without ever seeing one twice.

    ``values`` maps (series, ts in ms, src) to the value. Reading on fails when an offset is left
    out or a reading stands twice.
    """

    def __init__(self, home):
        self._file = home / "data/journal.db"
        self.last = 0
        self.values = {}

    def read_on(self):
        with _open(self._file) as database:
            for offset, series, ts, src, value in database.execute(JOURNAL, (self.last,)):
                self._take(offset, (series, ts, src), value)
        return self

    def _take(self, offset, key, value):
        expect(offset == self.last + 1, f"journal: offset {offset} follows {self.last}")
        expect(key not in self.values, f"journal: {key} stands twice, again at {offset}")
        self.last = offset
        self.values[key] = value


def history(home):
    """The history: (series, ts in ms, src) to the value, of all readings kept one by one."""
    for _ in range(5):
        try:
            return _history(home / "data/history.db", home / "data/history")
        except FileNotFoundError:  # a part was merged into another one meanwhile
            pass
    raise Failed(f"{home}/data/history: parts that history.db lists are missing")


def _history(file, folder):
    values = {}

    def take(paths, rows):
        for series, ts, src, value in rows:
            key = paths[series], ts, src
            expect(key not in values, f"history: {key} stands twice")
            values[key] = value

    with _open(file) as database:
        database.execute("BEGIN")
        parts = database.execute("SELECT file FROM part WHERE kind = 'POINTS'").fetchall()
        paths = dict(database.execute("SELECT id, path FROM series"))
        take(paths, database.execute(FRESH))
        for (name,) in parts:
            if not (folder / name).exists():
                raise FileNotFoundError(name)
            with _open(folder / name) as part:
                take(paths, part.execute("SELECT series, ts, src, value FROM point"))
    return values


class Ledger:
    """The decision ledger, line by line as it grows."""

    def __init__(self, home):
        self._file = home / "data/ledger.jsonl"
        self._at = 0

    def skip(self):
        """Takes only what comes from now on."""
        self._at = self._file.stat().st_size
        return self

    def read_on(self):
        """The lines that have come since."""
        if not self._file.exists():
            return []
        with self._file.open("rb") as file:
            file.seek(self._at)
            text = file.read()
        complete = text.rfind(b"\n") + 1
        self._at += complete
        return [json.loads(line) for line in text[:complete].splitlines()]


def step_open(home):
    """Whether a step of the loop has begun and not ended."""
    kinds = [line["type"] for line in Ledger(home).read_on()]
    return kinds.count("step-started") > kinds.count("step-finished")


def steps_begun(home):
    """How many steps of the loop have begun so far."""
    return sum(line["type"] == "step-started" for line in Ledger(home).read_on())


def decided(home):
    """The ids of the decisions that stand in the ledger."""
    ended = [line["body"] for line in Ledger(home).read_on() if line["type"] == "step-finished"]
    return {body["decision"]["id"] for body in ended if body["decision"]}


def await_quiet(server, seconds=60):
    """Waits until history and loop have come to the journal's end and no step is on its way."""
    def quiet():
        last = server.gauge("looptwin_journal_offset")
        return (server.gauge("looptwin_history_offset") == last
                and server.gauge("looptwin_decided_offset") == last and not step_open(server.home))

    def quiet_for_a_second():  # a request waits up to 0.65 s for its step
        if not quiet():
            return False
        time.sleep(1)
        return quiet()

    wait_until(quiet_for_a_second, seconds, "history and loop at the journal's end")


def account(metrics):
    """The readings' account of a Prometheus text, by connector."""
    accounts = {}
    for line in metrics.splitlines():
        match = re.match(r"looptwin_readings_(total|pending)\{(.*)\} (\S+)", line)
        if match:
            labels = dict(LABEL.findall(match.group(2)))
            outcome = labels.get("outcome", "pending")
            counts = accounts.setdefault(labels["connector"], {})
            counts[outcome] = counts.get(outcome, 0) + round(float(match.group(3)))
    return accounts


def balanced_account(metrics):
    """The account by connector, after checking that it balances."""
    accounts = account(metrics)
    if not accounts:
        raise Failed("the metrics hold no looptwin_readings_total")
    for connector, counts in accounts.items():
        parts = sum(counts.get(k, 0) for k in ("accepted", "duplicate", "rejected", "pending"))
        expect(counts.get("received", 0) == parts, f"the account of {connector} does not balance: {counts}")
    return accounts


def expect_stored(where, expected, stored):
    """Every acknowledged reading is there, with its value."""
    missing = [key for key in expected if key not in stored]
    expect(not missing, f"{where}: {len(missing)} acknowledged readings are missing, e.g. {missing[:3]}")
    other = [key for key, value in expected.items() if abs(stored[key] - value) > 1e-9]
    expect(not other, f"{where}: {len(other)} readings have another value, e.g. {other[:3]}")


def agreed_account(server, journal, seconds=60):
    """Waits until all is quiet; journal and history must be equal. Returns the balanced account by connector."""
    await_quiet(server, seconds)
    expect(journal.read_on().values == history(server.home), "journal and history differ")
    return balanced_account(server.metrics())


def nothing_lost(server, load):
    """What a plant saw acknowledged stands in journal and history, and the account balances.

    Ends the load. Returns the journal, read to its end.
    """
    expect(load.finish(), "the last readings were not acknowledged within 60 s")
    keys = {load.readings.key(number) for number in load.acknowledged}
    journal = Journal(server.home)
    wait_until(lambda: keys <= journal.read_on().values.keys(), 30, "every acknowledged reading in the journal")
    await_quiet(server)
    stored = history(server.home)
    expect(keys <= stored.keys(), f"history: {len(keys - stored.keys())} acknowledged readings are missing")
    balanced_account(server.metrics())
    return journal.read_on()
