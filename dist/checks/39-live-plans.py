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
    settings(subject, "plan.policy = budget", "plan.gamma = 2")
    plan = planned_by(subject, "budget")
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


def settings(subject, *lines):
    with (subject.home / "conf/looptwin.properties").open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(lines) + "\n")


def planned_by(subject, policy):
    """The newest plan of a policy that the settings name."""
    wait_until(lambda: subject.get("/api/v1/risk")["policy"]["name"] == policy, 30, f"policy {policy} of the settings")
    wait_until(lambda: any(p["policy"] == policy for p in subject.get("/api/v1/plans")["plans"]), 60, f"a plan by {policy}")
    newest = next(p for p in subject.get("/api/v1/plans")["plans"] if p["policy"] == policy)
    return subject.get("/api/v1/plans/" + newest["id"])


def by_vague_numbers_and_rules_that_answer(subject):
    settings(subject, "plan.policy = fuzzy")
    fuzzy = planned_by(subject, "fuzzy")
    box, bare = (ask(subject, {"policy": name})["plan"]["objectiveEur"] for name in ("dynamic", "deterministic"))
    expect(fuzzy["uncertainty"]["shape"] == "fuzzy" and fuzzy["objectiveEur"] < box,
           f"fuzzy {fuzzy['objectiveEur']}, box {box}, bare {bare}, set {fuzzy['uncertainty']['shape']}")
    asked = ask(subject, {"policy": "fuzzy"})
    expect(abs(asked["plan"]["objectiveEur"] - fuzzy["objectiveEur"]) < 1, "asked for the policy in force, another cost")
    settings(subject, "plan.policy = affine", "plan.gamma.recovery = 2", "plan.policy-rows = HR-REC")
    plan = planned_by(subject, "affine")
    expect("recovery" in plan["uncertainty"]["intervals"], f"the set: {list(plan['uncertainty']['intervals'])}")
    for words in ("rules that answer to what comes back", "Decided now for the whole set", "Kept: house-rules/HR-REC"):
        expect(any(words in said for said in plan["sentences"]), f"the plan does not say '{words}': {plan['sentences']}")
    risk = subject.get("/api/v1/risk")["policy"]
    expect(risk["policyRows"] == ["HR-REC"] and risk["figures"]["gammaRecovery"] == 2, f"GET /risk: {risk}")
    freer = ask(subject, {"policyRows": []})["plan"]
    expect(not any(said.startswith("Kept:") for said in freer["sentences"]), f"without rules: {freer['sentences']}")
    say(f"fuzzy {fuzzy['objectiveEur'] / 1e6:.2f} below the box's {box / 1e6:.2f} MEUR; affine"
        f" {plan['objectiveEur'] / 1e6:.2f} MEUR with rules that answer, and house-rules/HR-REC kept")


def in_a_crisis(subject):
    """Nobody sells housings, and the stores are full: there is a plan all the same."""
    crisis = {"capacity": {"S11": 0}, "stockDays": {"B01": {"LI": 29.9, "HOUSING": 20}}, "policyRows": []}
    answer = ask(subject, crisis)
    told = [said for said in answer["plan"]["sentences"] if said.startswith("Set aside")]
    expect(told and "LI at B01" in told[0] and told[0] in answer["sentences"], f"{answer['plan']['sentences']}")
    made = sum(answer["plan"]["productionKwh"]["B01"])
    expect(abs(made - 10 * DAY_KWH) < 1, f"made {made:.0f} kWh, 10 days of housings are {10 * DAY_KWH:.0f}")
    status, text = subject.call("/api/v1/plans", "POST", {"stockDays": {"B01": {"LI": 60}}})
    expect(status == 400 and json.loads(text)["errors"][0]["pointer"] == "/stockDays/B01/LI", f"{status}: {text[:300]}")
    say(f"full stores without housings: {told[0]}")


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
        by_vague_numbers_and_rules_that_answer(subject)
        in_a_crisis(subject)
        client.loop_stop()
        subject.kill()
        subject.start("--case", "tiny")
        risk = subject.get("/api/v1/risk")
        wait_until(lambda: subject.get("/api/v1/risk")["policy"]["name"] == "affine", 60, f"the policy, {risk}")
        expect(subject.get("/api/v1/risk")["preference"]["comment"] == "green", "the preference after kill -9")
        wait_until(lambda: ledger(subject)[-1]["type"] != "step-started", 60, "the end of the last step")
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    rebuild(folder / "home", folder / "again")


if __name__ == "__main__":
    drill.hold(live_plans)
