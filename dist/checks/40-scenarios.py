"""The scenarios end as they must: three disruptions in a decision with the right plan, noise in none.

A demo's home is kept; what the demo printed, the ledger and the plans are read from outside.
Beside each other: what a plan says of its shares and what its flows add up to.
"""

import contextlib
import csv
import json
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

from drills.checklist import QUICK, hold_list
from drills.plant import ROOT, client
from drills.records import Ledger, account, await_quiet
from drills.server import Server, installation

STAGES = ["telemetry", "rule", "forecast", "uncertainty", "plan", "compliance", "decision"]
LONGEST_S = 120
OTHER_JDK = Path("/usr/lib/jvm/temurin-25-jdk-amd64")
LEAST_PART_EUR = 1e6
LEAST_MOVED_KWH = 70e6
NUMBER = re.compile(r"\d+(\.\d+)?")


class Demo:
    """``demo --once`` on a home that stays: lines, ledger, plans."""

    def __init__(self, check, name, scenario, **environment):
        self.home = check.folder / name
        self.done = check.looptwin(
            "demo", "--once", "--json", "--scenario", scenario, "--home", self.home,
            "--http-port", 0, "--mqtt-port", 0, "--timeout", LONGEST_S,
            timeout=LONGEST_S + 60, **environment)

    def lines(self):
        return [json.loads(line) for line in self.done.stdout.splitlines()]

    def ledger(self, check):
        exported = check.looptwin("export", "ledger", "--home", self.home, **QUICK)
        own = (self.home / "data/ledger.jsonl").read_text(encoding="utf-8")
        check.expect(exported.returncode == 0 and exported.stdout == own,
                     "export ledger gives the ledger", exported.stderr)
        return [json.loads(line) for line in own.splitlines()]

    def plan(self, identity):
        return json.loads((self.home / f"data/plans/{identity}.json").read_text(encoding="utf-8"))


class Story:
    """A demo's decision, with the plan before and the plan of the decision."""

    def __init__(self, check, name, scenario, **environment):
        demo = Demo(check, name, scenario, **environment)
        self.name = name
        self.told = False
        if not check.expect(demo.done.returncode == 0, f"{name}: demo --once exits 0",
                            f"exit {demo.done.returncode}\n{demo.done.stderr}"):
            return
        stages(check, name, demo.lines())
        ledger = demo.ledger(check)
        bodies = [line["body"] for line in ledger if "decision" in line["body"]]
        if not check.expect(bodies, f"{name}: the ledger holds the decision"):
            return
        self.decision = bodies[0]["decision"]
        self.before = demo.plan(self.decision["previousPlanId"])
        self.plan = demo.plan(self.decision["planId"])
        self.told = True
        look_over(check, self, ledger)

    def set_of(self, parameter):
        interval = self.plan["uncertainty"]["intervals"].get(parameter)
        return interval and interval["nominal"]["values"]

    def share(self, supplier, plan=None, month=1):
        return (plan or self.plan)["shares"]["LI"][supplier][month - 1]


def stages(check, name, lines):
    order = [line["stage"] for line in lines]
    check.expect(set(order) == set(STAGES), f"{name}: the seven stages and nothing else", order)
    firsts = [order.index(stage) for stage in STAGES if stage in order]
    check.expect(firsts == sorted(firsts), f"{name}: stages in order", order)
    check.expect(all(set(line) >= {"stage", "at", "ms", "detail"} and line["ms"] >= 0 for line in lines),
                 f"{name}: every stage has its time")
    took = {line["stage"]: line["ms"] for line in lines}
    check.expect(sum(took.values()) > 1, f"{name}: " + ", ".join(f"{s} {took[s]:.0f} ms" for s in took))


def look_over(check, story, ledger):
    """What every decision must hold."""
    name, decision, plan = story.name, story.decision, story.plan
    check.expect(decision["state"] == "PROPOSED", f"{name}: the decision is proposed", decision["state"])
    check.expect(plan["parts"]["shortageEur"] <= 1, f"{name}: nothing is short", plan["parts"])
    total, objective = sum(plan["parts"].values()), plan["objectiveEur"]
    check.expect(abs(total - objective) <= 1e-6 * objective, f"{name}: parts sum to the objective", total)
    check.expect(plan["flowGap"] is not None and plan["flowGap"] <= 1e-3,
                 f"{name}: flows proven within 0.1 %", plan["flowGap"])
    findings = decision["findings"]
    check.expect(findings and all(finding.get("legalBasis") for finding in findings),
                 f"{name}: {len(findings)} findings with their legal basis")
    sentences = decision["sentences"]
    bare = [sentence for sentence in sentences if not NUMBER.search(re.sub(r"\b[A-Z]+\d+", "", sentence))]
    check.expect(len(sentences) >= 3 and not bare, f"{name}: {len(sentences)} sentences, all with numbers",
                 "\n".join(bare or sentences))
    check.expect(sum(bool(change["from"] != change["to"]) for change in decision["changes"]) > 0,
                 f"{name}: {len(decision['changes'])} changes")
    chained = all(one["hash"] == other["previousHash"] for one, other in zip(ledger, ledger[1:]))
    check.expect(chained, f"{name}: each ledger line carries the hash of the line before")
    purchases(check, name, plan)


def purchases(check, name, plan):
    """Shares of month 1 are those of the purchases."""
    bought = {supplier: kwh[0] for supplier, kwh in plan["purchasesKwh"].items()}
    for commodity, suppliers in plan["shares"].items():
        total = sum(bought.get(supplier, 0) for supplier in suppliers)
        wrong = [supplier for supplier, share in suppliers.items()
                 if total > 0 and abs(bought.get(supplier, 0) / total - share[0]) > 1e-6]
        check.expect(not wrong, f"{name}: shares of {commodity} are those of the purchases", wrong)


def strike_cl(check, name="strike_cl", **environment):
    story = Story(check, name, "strike_cl", **environment)
    if not story.told:
        return
    check.expect(abs(story.share("S01", story.before) - 0.30) < 0.02,
                 f"{name}: S01 had its base share, {story.share('S01', story.before):.3f}")
    check.expect(story.set_of("p:S01")[0] == 0.20, f"{name}: p of S01 at its cap 0.20 in the set",
                 story.set_of("p:S01"))
    check.expect(story.share("S01") <= 0.20 + 1e-9,
                 f"{name}: S01 falls to {story.share('S01'):.3f} in month 1, 0.20 at most")
    for part in ("carbonEur", "disruptionEur"):
        change = story.plan["parts"][part] - story.before["parts"][part]
        check.expect(abs(change) >= LEAST_PART_EUR, f"{name}: {part} changes by {change / 1e6:+.2f} M")
    gained = [supplier for supplier in story.plan["shares"]["LI"]
              if story.share(supplier) > story.share(supplier, story.before) + 0.01]
    check.expect(gained, f"{name}: {', '.join(gained)} deliver more")
    check.expect(any("S01" in sentence for sentence in story.decision["sentences"]),
                 f"{name}: the sentences speak of S01", "\n".join(story.decision["sentences"]))
    check.expect(story.decision["cause"]["topic"].endswith("confirmed_vs_planned"),
                 f"{name}: caused by a confirmation", story.decision["cause"])


def strike_ar(check):
    story = Story(check, "strike_ar", "strike_ar")
    if story.told:
        check.expect(story.share("S05") <= 0.12 + 1e-9,
                     f"strike_ar: S05 falls to {story.share('S05'):.3f} in month 1, 0.12 at most")


def by_route(plan):
    """A plan's flows in kWh by the route of their lane."""
    lanes = installation() / "cases/meb-europe/lanes.csv"
    with lanes.open(encoding="utf-8") as rows:
        routes = {row["lane_id"]: row["route"] for row in csv.DictReader(rows)}
    flows = {}
    for flow in plan["flows"]:
        route = routes.get(flow["lane"], "")
        flows[route] = flows.get(route, 0) + flow["kwh"]
    return flows


def suez_closed(check):
    story = Story(check, "suez_closed", "suez_closed")
    if not story.told:
        return
    before, after = by_route(story.before), by_route(story.plan)
    moved = before.get("SUEZ", 0) - after.get("SUEZ", 0)
    check.expect(moved >= LEAST_MOVED_KWH,
                 f"suez_closed: {moved / 1e6:.1f} of {before.get('SUEZ', 0) / 1e6:.1f} GWh a year leave SUEZ",
                 (before, after))
    sea = [route for route in after if route not in ("", "SUEZ") and after[route] > before.get(route, 0) + 1e6]
    check.expect(sea, f"suez_closed: they go by {', '.join(sea)}", (before, after))


def strike_cl_elsewhere(check):
    if OTHER_JDK.is_dir():
        strike_cl(check, "strike_cl on " + OTHER_JDK.name, JAVA_HOME=str(OTHER_JDK))
    else:
        print(f"note  {OTHER_JDK} is not here: strike_cl ran on the default JDK only")


def kinds(file):
    """How often each kind of line stands in a ledger."""
    counts = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        kind = json.loads(line)["type"]
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def no_decision(check, name, home):
    lines = kinds(home / "data/ledger.jsonl")
    check.expect(not any(kind.startswith(("step", "decision")) for kind in lines),
                 f"{name}: no decision, the ledger holds {lines}")


def settled(metrics, least):
    """The account once `least` readings have come and none is pending, or after a while as it is."""
    deadline = time.monotonic() + 60
    while True:
        counts = account(metrics()).get("mqtt", {})
        if (counts.get("received", 0) >= least and not counts.get("pending")) or time.monotonic() > deadline:
            return counts
        time.sleep(0.5)


def at_rest(metrics):
    """The account when no reading has come for six seconds; at the usual speed the day takes three."""
    before, since = settled(metrics, 100), time.monotonic()
    while time.monotonic() - since < 6:
        time.sleep(0.5)
        counts = settled(metrics, 100)
        if counts != before:
            before, since = counts, time.monotonic()
    return before


def balance(check, name, counts):
    parts = sum(counts.get(outcome, 0) for outcome in ("accepted", "duplicate", "rejected", "pending"))
    check.expect(counts.get("received", -1) == parts > 0, f"{name}: the account balances, {counts}")


def noise_with_faults(check):
    name = "noise with faults"
    with Server(check.folder / "noise") as server:
        server.start()
        quarantined = []
        listener = client("noise-listener", server.mqtt_port, topics=[f"{ROOT}/quarantine"],
                          hear=lambda *heard: quarantined.append(json.loads(heard[2].payload)))
        check.expect(listener.subscribed.wait(60), f"{name}: quarantine is listened to")
        done = check.looptwin("replay", "--scenario", "noise", "--faults", "--speed", "0",
                              "--seed", "2",  # by seed 1 nothing happens to be sent twice
                              "--mqtt", f"tcp://127.0.0.1:{server.mqtt_port}", **QUICK)
        check.expect(done.returncode == 0, f"{name}: replay ends with 0", done.stderr)
        sent = int(re.match(r"(\d+) of \1 messages published, \1 acknowledged", done.stdout)[1])
        counts = settled(server.metrics, sent)
        check.expect(counts["received"] >= sent > 100, f"{name}: {sent} messages came")
        balance(check, name, counts)
        deadline = time.monotonic() + 60
        while len(quarantined) < counts.get("rejected", 0) and time.monotonic() < deadline:
            time.sleep(0.2)
        reasons = [message["reason"] for message in quarantined]
        check.expect(len(reasons) == counts.get("rejected", 0) and set(reasons) <= {"malformed"},
                     f"{name}: {len(reasons)} quarantined, all malformed", (reasons, counts))
        check.expect(counts.get("duplicate", 0) > 0, f"{name}: duplicates were counted as such", counts)
        listener.loop_stop()
        await_quiet(server, 120)  # a rule that fired would have asked by now
        check.expect(server.get("/api/v1/decisions")["decisions"] == [],
                     f"{name}: GET /api/v1/decisions is empty")
        check.expect(server.stop() == 0, f"{name}: SIGTERM ends it with 0")
        no_decision(check, name, server.home)


# What must be raised in each scenario of the library, whatever the faults; nothing else may be.
LIBRARY = {
    "strike_cl": {"deliveries-low-S01", "deliveries-low-S02", "supplier-disrupted-S01", "supplier-disrupted-S02"},
    "strike_ar": {"deliveries-low-S05", "supplier-disrupted-S05"},
    "suez_closed": {"route-closed-SUEZ"},
    "red_sea": {"route-delayed-SUEZ", "congestion-high-congestion_idx"},
    "plant_down_b01": {"plant-down-B01", "plant-down-long-B01"},
    "thermal_r03": set(),
    "returns_drop": set(),
    "recovery_low": set(),
    "eua_spike": {"carbon-price-move-eua_price"},  # last: its price stays
}
REPLAYED = re.compile(r"(\d+) of \1 messages published, \1 acknowledged\n"
                      r"spoilt: (\d+) duplicate, (\d+) malformed, (\d+) BAD, (\d+) late, (\d+) held")


def raised(home, after):
    """The alarms that were raised behind a ledger line, and whether a step was begun."""
    lines = Ledger(home).read_on()
    alarms = {line["body"]["alarm"]["id"] for line in lines[after:]
              if line["type"] == "alarm" and line["body"]["standing"]}
    return alarms, any(line["type"] == "step-started" for line in lines[after:]), len(lines)


def library(check):
    """Every scenario with the fault profile, one month after the other, as fast as the broker takes it."""
    with Server(check.folder / "library") as server:
        server.start()
        counts = {outcome: 0 for outcome in ("received", "accepted", "duplicate", "rejected")}
        known = 2  # opened, rules
        spoilt = [0] * 5
        for month, (name, expected) in enumerate(LIBRARY.items(), start=1):
            done = check.looptwin("replay", "--scenario", name, "--faults", "ordinary", "--seed", month,
                                  "--start", f"2025-{month:02}-01", "--mqtt", f"tcp://127.0.0.1:{server.mqtt_port}", **QUICK)
            told = REPLAYED.match(done.stdout)
            if not check.expect(done.returncode == 0 and told, f"{name}: replay ends with 0",
                                done.stdout + done.stderr):
                continue
            sent, duplicates, malformed, *others = map(int, told.groups())
            spoilt = [sum(both) for both in zip(spoilt, (duplicates, malformed, *others))]
            counts["received"] += sent
            counts["duplicate"] += duplicates
            counts["rejected"] += malformed
            counts["accepted"] += sent - duplicates - malformed
            got = settled(server.metrics, counts["received"])
            check.expect(got == {**counts, "pending": 0},
                         f"{name}: {sent} came, {duplicates} duplicates and {malformed} malformed, as sent", (got, counts))
            await_quiet(server, 120)
            alarms, stepped, known = raised(server.home, known)
            check.expect(alarms == expected, f"{name}: {', '.join(sorted(alarms)) or 'no alarm'}", sorted(expected))
            check.expect(stepped or not expected or name == "plant_down_b01",
                         f"{name}: {'planned again' if stepped else 'no new plan'}")
        check.expect(all(spoilt), "each fault happened: %d duplicate, %d malformed, %d BAD, %d late, %d held" % tuple(spoilt))
        check.expect(server.stop() == 0, "library: SIGTERM ends it with 0")


def endpoints(home, process):
    file = home / "data/endpoints.json"
    deadline = time.monotonic() + LONGEST_S
    while process.poll() is None and time.monotonic() < deadline:
        if file.exists() and file.stat().st_size:
            with contextlib.suppress(ValueError):  # half written: once more
                return json.loads(file.read_text(encoding="utf-8"))
        time.sleep(0.2)
    return json.loads(file.read_text(encoding="utf-8"))


def noise_in_demo(check):
    """A day of noise in the demo, then SIGTERM."""
    name = "noise in the demo"
    home = check.folder / "noise-demo"
    arguments = ["demo", "--json", "--scenario", "noise", "--home", home, "--http-port", 0, "--mqtt-port", 0]
    process = subprocess.Popen(
        [str(installation() / "bin/looptwin"), *map(str, arguments)], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=check.environment())
    try:
        url = endpoints(home, process)["http"]
        def metrics():
            with urllib.request.urlopen(url + "/metrics", timeout=60) as reply:
                return reply.read().decode()

        counts = at_rest(metrics)
        balance(check, name, counts)
        check.expect(counts.get("rejected", 0) == 0, f"{name}: nothing is rejected", counts)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=120)
        check.expect(process.returncode == 0, f"{name}: SIGTERM ends it with 0", err)
        check.expect(out == "", f"{name}: no stage is told", out)
        no_decision(check, name, home)
    finally:
        if process.poll() is None:
            process.kill()


hold_list("scenarios", strike_cl, strike_ar, suez_closed, library, noise_with_faults, noise_in_demo,
          strike_cl_elsewhere)
