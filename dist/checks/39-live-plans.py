"""The live loop plans from what the twin knows, by the policy of the settings and the operator's preference.

The tiny case, whose months are worked out by hand: what lies in store and what is on its way is not
bought again. Then the home is rebuilt.
"""

import hashlib
import json

from drills import drill, plant, server
from drills.drill import expect, say, wait_until
from drills.rebuild import rebuild

DAY_KWH = 100_000 / 30.4
STOCK_DAYS = 15
LOT_KWH = 5_000
VIEWER = "just-looking"
SUPPLIERS = {"LI": ("S01", "S02"), "CO": ("S03",), "NI": ("S04",)}


def ask(subject, body):
    status, text = subject.call("/api/v1/plans", "POST", body, timeout=60)
    expect(status == 200, f"POST /plans {body} answers {status}: {text[:300]}")
    answer = json.loads(text)
    expect(answer["answered"], f"POST /plans {body}: {answer.get('because')}")
    return answer


def bought(plan, material):
    return sum(sum(plan["purchasesKwh"][supplier]) for supplier in SUPPLIERS[material])


def ledger(subject):
    _, text = subject.call("/api/v1/ledger")
    return [json.loads(line) for line in text.splitlines()]


def publish(client, topic, value):
    told = client.publish("looptwin/v1/tiny/" + topic, json.dumps({"ts": plant.iso(plant.now_ms()), "v": value}), qos=1)
    told.wait_for_publish(30)


def from_the_twin(subject, client):
    before = ask(subject, {})["plan"]
    publish(client, "battery-plant/B01/raw_stock_LI", STOCK_DAYS)
    publish(client, "lane/S03-B01-sea-SUEZ/shipment_dispatched", LOT_KWH)
    wait_until(lambda: subject.get("/api/v1/twin")["revision"] >= 2, 30, "both readings in the twin")
    wait_until(lambda: abs(bought(ask(subject, {})["plan"], "LI") - bought(before, "LI")) > 1, 30, "another plan")
    after = ask(subject, {})["plan"]
    for material, less in (("LI", (STOCK_DAYS - 10) * DAY_KWH), ("CO", LOT_KWH), ("NI", 0)):
        fell = bought(before, material) - bought(after, material)
        expect(abs(fell - less) < 1, f"{material}: bought {fell:.1f} kWh less, by hand it is {less:.1f}")
    say(f"{STOCK_DAYS} days of lithium in store and a lot of cobalt on its way: bought less by as much, to the kWh")


def by_the_settings(subject):
    file = subject.home / "conf/looptwin.properties"
    with file.open("a", encoding="utf-8") as settings:
        settings.write("\nplan.policy = budget\nplan.gamma = 2\n")
    wait_until(lambda: subject.get("/api/v1/risk")["policy"]["name"] == "budget", 30, "the policy of the settings")
    wait_until(lambda: any(p["policy"] == "budget" for p in subject.get("/api/v1/plans")["plans"]), 60, "its plan")
    newest = next(p for p in subject.get("/api/v1/plans")["plans"] if p["policy"] == "budget")
    plan = subject.get("/api/v1/plans/" + newest["id"])
    expect(any("Protection by policy budget adds" in said for said in plan["sentences"]),
           f"the plan does not tell what its protection costs: {plan['sentences']}")
    say(f"plan.policy = budget: {plan['id']}, {plan['objectiveEur'] / 1e6:.2f} MEUR")
    dearer = ask(subject, {"policy": "dynamic"})
    figure = next(row for row in dearer["sideBySide"]["figures"] if row["what"] == "objective")
    bare = ask(subject, {"policy": {"name": "deterministic"}})["plan"]
    expect(bare["objectiveEur"] < plan["objectiveEur"] < dearer["plan"]["objectiveEur"],
           f"none {bare['objectiveEur']}, budget {plan['objectiveEur']}, box {dearer['plan']['objectiveEur']}")
    expect(abs(figure["asked"] - dearer["plan"]["objectiveEur"]) < 1, f"side by side: {figure}")
    status, text = subject.call("/api/v1/plans", "POST", {"policy": {"name": "budget", "gamma": -1}})
    expect(status == 400 and json.loads(text)["errors"][0]["pointer"] == "/policy/gamma", f"{status}: {text[:300]}")
    say("what if: dearer with the whole box, cheaper bare, and a pointer to what is wrong")


def by_preference(subject):
    status, text = subject.call("/api/v1/front", "POST", {"points": 6})
    expect(status == 202, f"POST /front answers {status}: {text[:300]}")
    wait_until(lambda: subject.get("/api/v1/front")["state"] != "RUNNING", 120, "the front")
    front = subject.get("/api/v1/front")
    expect(front["state"] == "DONE" and len(front["points"]) >= 2, f"the front: {json.dumps(front)[:400]}")
    green = min(range(len(front["points"])), key=lambda i: front["points"][i]["emissionsT"])
    refused = answer_to_a_viewer(subject)
    expect(refused == 403, f"a viewer's choice is answered {refused}, expected 403")
    status, text = subject.call("/api/v1/risk/preference", "PUT", {"point": green, "comment": "green"})
    expect(status == 200, f"PUT /risk/preference answers {status}: {text[:300]}")
    chosen = front["points"][green]["weights"]
    wait_until(lambda: any(line["type"] == "preference" for line in ledger(subject)), 30, "its line in the ledger")
    line = next(line for line in ledger(subject) if line["type"] == "preference")["body"]
    expect(line["carbon"] == chosen["carbon"] and line["comment"] == "green" and line["by"], f"the line: {line}")
    neutral = ask(subject, {"preference": {"carbon": 1, "disruption": 1}})["plan"]
    greener = ask(subject, {})["plan"]
    expect(greener["indicators"]["emissionsTPerYear"] < neutral["indicators"]["emissionsTPerYear"],
           f"{greener['indicators']} against {neutral['indicators']}")
    say(f"{len(front['points'])} choices; the one with the least CO2 has the weights {chosen}")


def answer_to_a_viewer(subject):
    """What somebody is answered who may only look."""
    mark = hashlib.sha256(VIEWER.encode()).hexdigest()
    (subject.home / "conf/tokens.properties").write_text(f"{mark} = viewer vera\n", encoding="utf-8")
    token = subject.token
    subject.token = lambda: VIEWER
    try:
        wait_until(lambda: subject.call("/api/v1/caller")[0] == 200, 30, "the viewer's token")
        return subject.call("/api/v1/risk/preference", "PUT", {"carbon": 2})[0]
    finally:
        subject.token = token


def live_plans(folder):
    with server.Server(folder / "home") as subject:
        subject.start("--case", "tiny")
        wait_until(lambda: subject.get("/api/v1/plans")["inForce"], 60, "the base plan")
        client = plant.client("live-plans", subject.mqtt_port)
        from_the_twin(subject, client)
        by_the_settings(subject)
        by_preference(subject)
        client.loop_stop()
        subject.kill()
        subject.start("--case", "tiny")
        risk = subject.get("/api/v1/risk")
        wait_until(lambda: subject.get("/api/v1/risk")["policy"]["name"] == "budget", 60, f"the policy, {risk}")
        expect(subject.get("/api/v1/risk")["preference"]["comment"] == "green", "the preference after kill -9")
        wait_until(lambda: ledger(subject)[-1]["type"] != "step-started", 60, "the end of the last step")
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    rebuild(folder / "home", folder / "again")


if __name__ == "__main__":
    drill.hold(live_plans)
