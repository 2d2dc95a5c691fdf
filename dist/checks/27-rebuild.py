"""Some decisions, an approval, alarms put aside, ends in the middle of a step: a home made again is the same home.

A step that is cut off, by kill -9 or by SIGTERM, is answered after the next start. Then the home is
rebuilt from its journal, and once more from the rebuilt one.
"""

import json

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import Operator
from drills.rebuild import rebuild
from drills.suppliers import Suppliers

DECISIONS = 3
CUT_DAYS = {"kill -9": 100, "SIGTERM": 50}


def decide(subject):
    """Disruptions and recoveries; the first decision that waits for an operator is approved."""
    operator = Operator(subject.mqtt_port)
    suppliers = Suppliers(subject.home, operator)
    waiting = None
    for _ in range(DECISIONS):
        supplier, percent, seconds, decision = suppliers.disrupt()
        say(f"{supplier} confirms {percent:.2f} %: {decision['id']} {decision['state']} after {seconds:.3f} s")
        if decision["state"] == "PROPOSED" and not waiting:
            waiting = decision["id"]
            approve(subject, waiting)
        suppliers.recover(supplier)
    expect(waiting, "no decision waited for an operator")
    operator.close()
    return waiting


def approve(subject, decision):
    """Approving works once."""
    path = f"/api/v1/decisions/{decision}/approve"
    status, text = subject.call(path, "POST", {"comment": "drill"})
    expect(status == 200, f"POST {path} answers {status}: {text[:300]}")
    status, text = subject.call(path, "POST", {"comment": "again"})
    expect(status == 409, f"approved twice: {status}, expected 409: {text[:300]}")


def put_aside(subject, restart):
    """An alarm that is acknowledged and shelved is so after a restart, and clears as any other."""
    operator = Operator(subject.mqtt_port)
    suppliers = Suppliers(subject.home, operator, begin_days=150)
    supplier, _ = suppliers.begin()
    suppliers.await_step()
    alarm = f"supplier-disrupted-{supplier}"
    path = f"/api/v1/alarms/{alarm}"
    for order, body in (("acknowledge", {"comment": "seen"}), ("shelve", {"for": "4h", "comment": "known"})):
        status, text = subject.call(f"{path}/{order}", "POST", body)
        expect(status == 200, f"POST {path}/{order} answers {status}: {text[:300]}")
    before = subject.get("/api/v1/alarms")
    expect({a["id"]: a["state"] for a in before["alarms"]}.get(alarm) == "SHELVED", f"after shelving: {before}")
    restart()
    wait_until(lambda: subject.get("/api/v1/alarms") == before, 10, f"the alarms as before the kill, {before}")
    status, text = subject.call(f"{path}/unshelve", "POST", {})
    expect(status == 200 and json.loads(text)["state"] == "ACKNOWLEDGED", f"unshelve answers {status}: {text[:300]}")
    say(f"the alarm about {supplier} was acknowledged and shelved, and was so after kill -9")
    suppliers.recover(supplier)
    standing = [a["id"] for a in subject.get("/api/v1/alarms")["alarms"]]
    expect(alarm not in standing, "the alarm stands after the recovery")
    operator.close()


def cut_off(subject, end, name):
    """A disruption whose step is cut off by ``end`` gets its decision from the next process.

    A step takes a tenth of a second: now and then it has ended before ``end`` reaches the server, and
    then its decision must stand all the same."""
    operator = Operator(subject.mqtt_port)
    suppliers = Suppliers(subject.home, operator, begin_days=CUT_DAYS[name])
    before = records.steps_begun(subject.home)
    supplier, value = suppliers.begin()
    wait_until(lambda: records.steps_begun(subject.home) > before, 60, "the beginning of a step", every=0.002)
    end()
    cut = records.step_open(subject.home)
    subject.start()
    wait_until(lambda: answers(subject, supplier, value), 30, f"{name}: the decision on {supplier}")
    when = "decided after the restart" if cut else "the step was quicker and had decided before"
    say(f"{name} in the middle of a step on {supplier}: {when}")
    suppliers.recover(supplier)
    operator.close()


def answers(subject, supplier, value):
    return any(supplier in d["cause"]["topic"] and abs(float(d["cause"]["value"]) - value) < 1e-9
               for d in subject.get("/api/v1/decisions")["decisions"])


def terminate(subject):
    code = subject.stop()
    expect(code == 0, f"SIGTERM in the middle of a step: exit {code}")


def decisions(subject):
    return {d["id"]: d["state"] for d in subject.get("/api/v1/decisions")["decisions"]}


def rebuild_drill(folder):
    with server.Server(folder / "home") as subject:
        subject.start()
        approved = decide(subject)
        put_aside(subject, lambda: (subject.kill(), subject.start()))
        wait_until(lambda: set(decisions(subject)) == records.decided(subject.home), 30,
                   "the decisions of the ledger in GET /decisions")
        before = decisions(subject)
        expect(before[approved] == "APPROVED", f"{approved} is {before[approved]} after its approval")
        subject.kill()
        subject.start()
        wait_until(lambda: decisions(subject) == before, 10, f"the decisions as before the kill, {before}")
        cut_off(subject, subject.kill, "kill -9")
        cut_off(subject, lambda: terminate(subject), "SIGTERM")
        records.await_quiet(subject)
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    first = rebuild(folder / "home", folder / "again")
    second = rebuild(folder / "again", folder / "once-more")
    expect(first["ledgerHash"] == second["ledgerHash"], "the second rebuild has another ledger")


if __name__ == "__main__":
    drill.hold(rebuild_drill)
