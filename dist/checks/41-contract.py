"""A contract between the five actors on a real server: proposed, answered, kept, and made anew.

An engineer proposes, only an operator puts it in force, a kill -9 does not lose it; proposal and
answer stand in the ledger, and the home made again from its journal has them too. With
LOOPTWIN_CONTRACT_UPDATE=1 (five minutes) the returns of three weeks are then told to be half of
what the case expects, and a further day after that: the server proposes an update with its cause and
both contracts side by side, and the first one stays in force until the update is approved.
"""

import csv
import datetime
import hashlib
import json
import os
import urllib.error
import urllib.request

from drills.drill import expect, hold, say, wait_until
from drills.rebuild import rebuild
from drills.server import Server, installation

WHOLE = os.environ.get("LOOPTWIN_CONTRACT_UPDATE") == "1"
OPERATOR = "token-of-an-operator"
ENGINEER = "token-of-an-engineer"
VIEWER = "token-of-a-viewer"
PROPOSALS = "/api/v1/coordination/proposals"
DAYS = 21


def call(server, path, token, body):
    request = urllib.request.Request(server.http + path, data=json.dumps(body).encode(), method="POST",
                                     headers={"Content-Type": "application/json"})
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=240) as reply:
            return reply.status, json.loads(reply.read())
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


def contract(server):
    return server.get("/api/v1/coordination")["contract"]


def people(home):
    (home / "conf").mkdir(parents=True, exist_ok=True)
    lines = [f"{hashlib.sha256(token.encode()).hexdigest()} = {role} drill-{role}\n"
             for role, token in (("viewer", VIEWER), ("operator", OPERATOR), ("engineer", ENGINEER))]
    (home / "conf/tokens.properties").write_text("".join(lines), encoding="utf-8")


def first(server):
    expect(contract(server)["state"] == "NONE", "a new home has a contract")
    status, _ = call(server, PROPOSALS, OPERATOR, {})
    expect(status == 403, f"an operator proposes: {status}")
    status, refused = call(server, PROPOSALS, ENGINEER, {"prices": {"ct_recycler": 1}})
    expect(status == 400 and "changes nothing" in refused["detail"], f"a price without effect: {status} {refused}")
    status, one = call(server, PROPOSALS, ENGINEER, {})
    expect(status == 200, f"a proposal is answered with {status}: {one}")
    expect(contract(server)["state"] == "PROPOSED" and contract(server)["inForce"] is None, "a proposal is in force")
    for token, wanted in ((None, 401), (VIEWER, 403), (OPERATOR, 200)):
        status, _ = call(server, f"{PROPOSALS}/{one['id']}/approve", token, {"comment": "drill"})
        expect(status == wanted, f"approving answers {status}, not {wanted}")
    status, _ = call(server, f"{PROPOSALS}/{one['id']}/reject", OPERATOR, {})
    expect(status == 409, f"a second answer is {status}")
    say(f"{one['id']} is in force, least surplus {one['terms']['leastSurplus']:.3g}")


def followed_back(home):
    """Proposal and answer in the ledger, by the digest of what the home keeps."""
    lines = [json.loads(line) for line in (home / "data/ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    proposed, answered = [line["body"] for line in lines if line["type"] == "contract"][:2]
    expect((proposed["event"], proposed["by"]) == ("PROPOSED", "drill-engineer"), f"proposed: {proposed}")
    expect((answered["event"], answered["by"], answered["comment"]) == ("IN_FORCE", "drill-operator", "drill"),
           f"answered: {answered}")
    kept = (home / "data/contracts.jsonl").read_text(encoding="utf-8").splitlines()[0]
    digest = hashlib.sha256(kept.split('"proposal":', 1)[1][:-1].encode()).hexdigest()
    expect(proposed["digest"] == digest == answered["digest"], "the ledger names another contract than is kept")


def half_of_returns():
    """By vehicle plant and month of the year: half of what the case expects back, kWh an hour."""
    folder = installation() / "cases/meb-europe"
    recovery = json.loads((folder / "parameters.json").read_text(encoding="utf-8"))["planning"]["recovery_rate"]
    with (folder / "returns_monthly.csv").open(encoding="utf-8") as rows:
        return {(row["region_vehicle_plant"], int(row["month_no"])):
                float(row["retired_available_kwh"]) * recovery / (365 / 12) / 24 / 2 for row in csv.DictReader(rows)}


def halve_returns(server, days):
    """What the vehicle plants tell of days so long ago."""
    low = half_of_returns()
    today = datetime.datetime.now(datetime.timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    for day in days:
        at = today - datetime.timedelta(days=day)
        body = [{"topic": f"vehicle-plant/{plant}/returns_received",
                 "payload": {"ts": (at + datetime.timedelta(hours=hour)).isoformat(), "v": low[plant, at.month]}}
                for plant, month in low if month == at.month for hour in (range(0, 24, 6) if day else (0,))]
        status, text = server.call("/api/v1/telemetry", "POST", body, timeout=60)
        expect(status == 202 and json.loads(text)["rejected"] == 0, f"telemetry answers {status}: {text[:300]}")


def recovery(server):
    return next(one for one in contract(server)["indicators"] if one["indicator"] == "recovery_rate")


def update(server):
    wait_until(lambda: contract(server)["lookedAt"], 150, "the contract is looked at", every=5)
    halve_returns(server, range(DAYS, 0, -1))
    wait_until(lambda: recovery(server)["state"] == "OUT_OF_BAND", 150, "recovery is outside", every=5)
    expect(contract(server)["proposal"] is None, "an update without a further day")
    halve_returns(server, [0])
    wait_until(lambda: contract(server)["proposal"], 300, lambda: f"an update: {contract(server)['indicators']}", every=5)
    now = contract(server)
    one = now["proposal"]
    expect(now["state"] == "UPDATE_PROPOSED" and now["inForce"]["id"] == "contract-1", f"{now['state']} {now['inForce']}")
    cause = next(each for each in one["causes"] if each["indicator"] == "recovery_rate")
    expect(cause["value"] < cause["low"] and cause["since"], f"cause {cause}")
    for key in ("transferBefore", "transferAfter"):
        expect(abs(sum(each[key] for each in one["actors"])) < 1e-6, f"{key} do not cancel: {one['actors']}")
    expect(one["terms"]["leastSurplus"] >= -1e-6, f"somebody is worse off: {one['terms']}")
    status, _ = call(server, f"{PROPOSALS}/{one['id']}/approve", OPERATOR, {})
    expect(status == 200 and contract(server)["inForce"]["id"] == one["id"], f"approving answers {status}")
    say(f"{one['id']} took its place: {'; '.join(one['sentences'])}")


def drill(folder):
    home = folder / "home"
    people(home)
    with Server(home) as server:
        server.start()
        first(server)
        server.kill()
        server.start()
        expect(contract(server)["state"] == "IN_FORCE", f"after kill -9: {contract(server)}")
        plan = server.get("/api/v1/plans/in-force")
        expect(len(plan["advice"]["actors"]) == 5, f"the plan in force has no advice: {plan.get('advice')}")
        if WHOLE:
            update(server)
        expect(server.stop() == 0, "SIGTERM does not end with 0")
    followed_back(home)
    rebuild(home, folder / "again")
    followed_back(folder / "again")


if __name__ == "__main__":
    hold(drill)
