"""Some decisions, an approval, kill -9: the home made again from its journal is the same home.

And the home made again from that one.
"""

import json

from drills import drill, server
from drills.drill import expect, say, wait_until
from drills.plant import Operator
from drills.suppliers import Suppliers

DECISIONS = 3


def decide(subject):
    """Three disruptions, the last one approved."""
    operator = Operator(subject.mqtt_port)
    suppliers = Suppliers(subject.home, operator)
    for number in range(DECISIONS):
        supplier, percent, seconds, decision = suppliers.disrupt()
        say(f"{supplier} confirms {percent:.2f} %: {decision['id']} {decision['state']} after {seconds:.3f} s")
        if number < DECISIONS - 1:
            suppliers.recover(supplier)
    approve(subject, decision)
    operator.close()


def approve(subject, decision):
    if decision["state"] != "PROPOSED":
        return
    path = f"/api/v1/decisions/{decision['id']}/approve"
    status, text = subject.call(path, "POST", {"comment": "drill"})
    expect(status == 200, f"POST {path} answers {status}: {text[:300]}")
    status, text = subject.call(path, "POST", {"comment": "again"})
    expect(status == 409, f"approved twice: {status}, expected 409: {text[:300]}")


def rebuild(home, out):
    code, text, err = server.command("rebuild", "--home", home, "--out", out, "--json")
    expect(text.strip(), f"rebuild of {home.name}: exit {code}: {err.strip()}")
    result = json.loads(text)
    say(f"rebuild of {home.name}: {json.dumps(result)}")
    expect(code == 0 and result["twinEqual"] and result["ledgerEqual"],
           f"rebuild of {home.name}: exit {code}, twin or ledger differ")
    return result


def decisions(subject):
    return {d["id"]: d["state"] for d in listed(subject.get("/api/v1/decisions"))}


def listed(document):
    return document if isinstance(document, list) else document["decisions"]


def rebuild_drill(folder):
    with server.Server(folder / "home") as subject:
        subject.start()
        decide(subject)
        before = decisions(subject)
        expect("APPROVED" in before.values(), f"no decision is approved: {before}")
        subject.kill()
        subject.start()
        wait_until(lambda: decisions(subject) == before, 10, f"the decisions as before the kill, {before}")
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    first = rebuild(folder / "home", folder / "again")
    second = rebuild(folder / "again", folder / "once-more")
    expect(first["ledgerHash"] == second["ledgerHash"], "the second rebuild has another ledger")


if __name__ == "__main__":
    drill.hold(rebuild_drill)
