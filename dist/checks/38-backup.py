"""A backup under 1,000 messages/s, then kill -9; the backup becomes a home elsewhere, and a server starts on it.

What was acknowledged and journalled before the backup began stands in the restored journal exactly once,
and in the history. The restored journal and ledger are what the original held at that offset; a rebuild
comes to the same twin and ledger. A damaged archive is refused with the file's name, and nothing is
overwritten. Environment: RATE (1000 messages/s), LOAD_S (4 seconds before and 2 after).
"""

import csv
import io
import json
import shutil
import time
from datetime import datetime

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import DAY_MS, Load, Operator, now_ms
from drills.rebuild import rebuild
from drills.suppliers import Suppliers

BAD_INPUT = 2


def looptwin(*arguments, code=0):
    """An offline command with its expected exit code; gives (stdout, stderr, seconds)."""
    begun = time.monotonic()
    got, out, err = server.command(*arguments)
    took = time.monotonic() - begun
    expect(got == code, f"looptwin {' '.join(map(str, arguments))}: exit {got}, expected {code}: {err.strip()}")
    return out, err, took


def decide(subject):
    """A supplier fails and recovers, so that the ledger holds decisions."""
    operator = Operator(subject.mqtt_port)
    suppliers = Suppliers(subject.home, operator)
    suppliers.recover(suppliers.disrupt()[0])
    operator.close()


def backed_up(subject, archive):
    """Load, a backup in the middle of it, more load, kill -9; gives what was acknowledged and the report."""
    load = Load(subject.mqtt_port, drill.setting("RATE", 1000), now_ms() - DAY_MS)
    journal = records.Journal(subject.home)
    seconds = drill.setting("LOAD_S", 4.0)
    load.flows()
    time.sleep(seconds)
    keys = {load.readings.key(n): load.readings.value(n) for n in load.acknowledged_now()}
    wait_until(lambda: keys.keys() <= journal.read_on().values.keys(), 30, "the acknowledged readings in the journal")
    out, err, took = looptwin("backup", "--home", subject.home, "--out", archive, "--json")
    report = json.loads(out)
    say(f"backup in {took:.1f} s: {json.dumps(report)}; {err.strip()}")
    before = len(load.acknowledged)
    time.sleep(seconds / 2)
    wait_until(lambda: len(load.acknowledged) > before, 60, "acknowledgements after the backup")
    say(f"{len(keys)} readings were acknowledged and journalled before it, {len(load.acknowledged)} by the kill; "
        f"the longest wait for an acknowledgement was {load.longest_wait:.1f} s")
    subject.kill()
    load.finish(0)
    return keys, report


def refused(archive, folder):
    """A changed byte is found and named, a full folder is not written into."""
    data = bytearray(archive.read_bytes())
    data[len(data) // 3] ^= 0x20
    damaged = folder / "damaged.tar.gz"
    damaged.write_bytes(data)
    _, err, _ = looptwin("backup", "--verify", damaged, code=BAD_INPUT)
    expect("damaged" in err and ("data/" in err or "manifest" in err), f"a damaged archive: {err.strip()}")
    say(f"damaged: {err.strip()}")
    full = folder / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    _, err, _ = looptwin("restore", archive, "--home", full, code=BAD_INPUT)
    expect("not empty" in err and [f.name for f in full.iterdir()] == ["mine.txt"], f"a full folder: {err.strip()}")


def is_the_original_then(original, restored, report):
    """Journal and ledger, before a server touches them."""
    offset = report["journalOffset"]
    whole, part = records.Journal(original).read_on(), records.Journal(restored).read_on()
    expect(part.last == offset, f"the restored journal ends at {part.last}, expected {offset}")
    first = dict(list(whole.values.items())[:offset])
    expect(part.values == first, "the restored journal is not the beginning of the original")
    ledger = (restored / "data/ledger.jsonl").read_bytes()
    expect(ledger and (original / "data/ledger.jsonl").read_bytes().startswith(ledger),
           "the restored ledger is not the beginning of the original")
    last = json.loads(ledger.splitlines()[-1])
    expect(last["hash"] == report["ledgerHash"], f"the ledger's hash is {last['hash']}, expected {report['ledgerHash']}")
    return part


def history(home):
    """As ``export history`` tells it: (series, ts in ms, src) to the value."""
    values = {}
    out, _, _ = looptwin("export", "history", "--home", home)
    for row in csv.DictReader(io.StringIO(out)):
        ts = round(datetime.fromisoformat(row["ts"].replace("Z", "+00:00")).timestamp() * 1000)
        key = row["series"], ts, row["src"]
        expect(key not in values, f"history: {key} stands twice")
        values[key] = float(row["value"])
    return values


def goes_on(home, keys, part):
    """A server on the restored home: the history catches up, everything is there, data can flow."""
    with server.Server(home) as again:
        seconds = again.start()
        records.await_quiet(again)
        twin = again.get("/api/v1/twin")
        expect(twin["revision"] == part.last, f"the twin is at {twin['revision']}, expected {part.last}")
        code = again.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    stored = history(home)
    records.expect_stored("restored history", keys, stored)
    expect(stored.keys() == part.values.keys(), "restored journal and history differ")
    say(f"restored: started in {seconds:.1f} s, {len(keys)} readings exactly once in journal and history")


def backup_drill(folder):
    archive = folder / "home.tar.gz"
    with server.Server(folder / "home") as subject:
        subject.start()
        decide(subject)
        keys, report = backed_up(subject, archive)
    expect(report["ledgerLines"] > 2, f"the backup's ledger has {report['ledgerLines']} lines only")
    expect(archive.stat().st_mode & 0o077 == 0, "others can read the backup")
    refused(archive, folder)
    restored = folder / "elsewhere/home"
    looptwin("restore", archive, "--home", restored)
    part = is_the_original_then(folder / "home", restored, report)
    records.expect_stored("restored journal", keys, part.values)
    shutil.move(folder / "home", folder / "gone")  # nothing may be looked up in the old place
    goes_on(restored, keys, part)
    rebuild(restored, folder / "rebuilt")


if __name__ == "__main__":
    drill.hold(backup_drill)
