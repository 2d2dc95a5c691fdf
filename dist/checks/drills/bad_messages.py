"""What plants send wrongly: quarantined with the right reason, counted, and nothing else happens."""

import json
import time
from datetime import datetime, timedelta, timezone

from .plant import ROOT
from .records import account

TOPICS = 10_000
TOPICS_SHOWN = 1_000  # the quarantine topic shows unknown topics once a minute each, this many of them
PATIENCE_S = 60


def _time(**ahead):
    return (datetime.now(timezone.utc) + timedelta(**ahead)).isoformat(timespec="milliseconds")


def _reading(value, **more):
    return json.dumps({"ts": _time(seconds=-5), "v": value, **more})


STOCK = "supplier/S01/stock_on_hand"


def _cases():
    """(name, topic, payload, reason; None is accepted)."""
    then = _time(minutes=-3)
    return [
        ("sound", STOCK, _reading(21.5, u="d"), None),
        ("cut off", STOCK, '{"ts":"2025-01-01T00:00:00Z","v":1', "malformed"),
        ("not JSON", STOCK, "twenty", "malformed"),
        ("empty", STOCK, "", "malformed"),
        ("an array", STOCK, "[1,2]", "malformed"),
        ("no ts", STOCK, '{"v":20}', "malformed"),
        ("no v", STOCK, json.dumps({"ts": then}), "malformed"),
        ("bad ts", STOCK, '{"ts":"yesterday","v":20}', "malformed"),
        ("bad q", STOCK, _reading(20, q="FINE"), "malformed"),
        ("NaN", STOCK, '{"ts":"%s","v":NaN}' % then, "malformed"),
        ("not UTF-8", STOCK, b'{"ts":"2025-01-01T00:00:00Z","v":1,"src":"\xff\xfe"}', "malformed"),
        ("text for a number", STOCK, _reading("many"), "malformed"),
        ("nested deeply", STOCK, "[" * 50_000, "malformed"),
        ("unknown node", "supplier/S99/stock_on_hand", _reading(20), "unknown-node"),
        ("node of another type", "hub/S01/stock_on_hand", _reading(20), "unknown-node"),
        ("unknown lane", "lane/nowhere/eta_delay_h", _reading(20), "unknown-node"),
        ("unknown metric", "supplier/S01/mood", _reading(20), "unknown-metric"),
        ("metric of another type", "supplier/S01/dry_room_dewpoint", _reading(-40), "unknown-metric"),
        ("unknown unit", STOCK, _reading(20, u="fortnight"), "unit"),
        ("wrong unit", STOCK, _reading(20, u="kg"), "unit"),
        ("above the range", STOCK, _reading(366), "range"),
        ("below the range", STOCK, _reading(-1), "range"),
        ("no flag", "supplier/S01/strike_flag", _reading(2), "range"),
        ("in two days", STOCK, json.dumps({"ts": _time(days=2), "v": 20}), "future"),
        ("in the year 9999", STOCK, '{"ts":"9999-12-31T23:59:59Z","v":20}', "future"),
        ("an hour ahead", "supplier/S01/capacity_utilisation",
         json.dumps({"ts": _time(hours=1), "v": 80}), None),
        ("first of two", STOCK, json.dumps({"ts": then, "v": 20, "src": "a"}), None),
        ("the same again", STOCK, json.dumps({"ts": then, "v": 20, "src": "a"}), None),
        ("another value", STOCK, json.dumps({"ts": then, "v": 21, "src": "a"}), "conflict"),
        ("1 MB", STOCK, '{"ts":"%s","v":20,"src":"%s"}' % (then, "x" * 1_000_000), "too-large"),
        ("sound again", STOCK, _reading(22.5, u="d", src="b"), None),
    ]


class _Sent:
    """Publishes one by one, each with QoS 1, and keeps what the quarantine says."""

    def __init__(self, server, client):
        self.heard = []
        self.listener = client("bad-listener", server.mqtt_port, topics=[f"{ROOT}/quarantine"],
                               hear=lambda *said: self.heard.append(json.loads(said[2].payload)))
        self.sender = client("bad-sender", server.mqtt_port)
        _until(self.listener.is_connected)
        _until(self.listener.subscribed.is_set)

    def send(self, topic, payload):
        return self.sender.publish(f"{ROOT}/{topic}", payload, qos=1)

    def close(self):
        for one in (self.listener, self.sender):
            one.disconnect()
            one.loop_stop()


def _until(condition, seconds=PATIENCE_S):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


def _counts(server):
    return account(server.metrics())["mqtt"]


def _settle(server, received):
    _until(lambda: _counts(server).get("received", 0) >= received and not _counts(server).get("pending"))
    return _counts(server)


def _by_reason(server):
    found = {}
    for line in server.metrics().splitlines():
        if line.startswith('looptwin_readings_total{connector="mqtt",outcome="rejected"'):
            found[line.split('reason="')[1].split('"')[0]] = round(float(line.split()[-1]))
    return found


def drill(check, server, client):
    sent = _Sent(server, client)
    try:
        _one_by_one(check, server, sent)
        _many_topics(check, server, sent)
    finally:
        sent.close()


def _one_by_one(check, server, sent):
    before = _counts(server)
    expected = {}
    cases = _cases()
    for number, (name, topic, payload, reason) in enumerate(cases, 1):
        heard = len(sent.heard)
        acknowledged = sent.send(topic, payload)
        if reason:
            expected[reason] = expected.get(reason, 0) + 1
            said = _until(lambda: len(sent.heard) > heard) and sent.heard[heard]
            check.expect(said and said["reason"] == reason and said["topic"] == f"{ROOT}/{topic}",
                         f"{name}: quarantined as {reason}, {said['detail'][:120] if said else 'not at all'}",
                         str(said)[:600])
        else:
            done = _until(lambda: _counts(server).get("received", 0) >= before.get("received", 0) + number)
            check.expect(done and len(sent.heard) == heard, f"{name}: accepted", sent.heard[heard:])
        check.expect(_until(acknowledged.is_published), f"{name}: acknowledged")
    counts = _settle(server, before.get("received", 0) + len(cases))
    _balance(check, "bad messages", counts)
    check.expect(_by_reason(server) == {**dict.fromkeys(_by_reason(server), 0), **expected},
                 f"bad messages: the metrics tell the reasons {expected}", _by_reason(server))
    check.expect(counts.get("duplicate") == 1, "bad messages: one duplicate", counts)
    check.expect('looptwin_readings_skewed_total{connector="mqtt"} 1' in server.metrics(),
                 "bad messages: one reading is skewed")
    ahead = server.get("/api/v1/twin/nodes/S01")["metrics"]["capacity_utilisation"]
    check.expect(ahead["q"] == "UNCERTAIN", "an hour ahead: kept as UNCERTAIN", ahead)
    stock = server.get("/api/v1/twin/nodes/S01")["metrics"]["stock_on_hand"]
    check.expect(stock["v"] == 22.5, "bad messages: the twin holds the last sound value", stock)


def _balance(check, what, counts):
    parts = sum(counts.get(part, 0) for part in ("accepted", "duplicate", "rejected", "pending"))
    check.expect(counts["received"] == parts, f"{what}: the account balances, {counts}")


def _many_topics(check, server, sent):
    """10,000 topics that nobody knows: all counted, the quarantine shows each once a minute, 1,000 at most."""
    before, heard, begun = _counts(server), len(sent.heard), time.monotonic()
    for number in range(TOPICS):
        sent.send(f"supplier/X{number}/stock_on_hand", '{"ts":"2025-01-01T00:00:00Z","v":1}')
    counts = _settle(server, before["received"] + TOPICS)
    _balance(check, f"{TOPICS} unknown topics", counts)
    check.expect(counts["rejected"] - before["rejected"] == TOPICS,
                 f"{TOPICS} unknown topics: all counted", (before, counts))
    _until(lambda: len(sent.heard) - heard >= TOPICS_SHOWN, 10)
    time.sleep(1)
    shown = len(sent.heard) - heard
    most = TOPICS_SHOWN * (1 + int((time.monotonic() - begun) // 60))
    check.expect(0 < shown <= most, f"{TOPICS} unknown topics: {shown} shown, {most} at most")
