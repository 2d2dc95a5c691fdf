"""A stock that falls is told to be out before it is, a steady one is not, and a refill ends it.

Sixty hours of hourly readings of three materials of one battery plant, over MQTT: cobalt falls by 0.2
days an hour and is out at the sixtieth, nickel is steady, lithium falls and a rule of the home plans
with it. After 24 hours the alarm stands and the outlook names the hour; it is the same after a kill -9.
What the rule asked for names its forecast and the message. The home is rebuilt.
"""

import random
from datetime import datetime

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import Operator, iso, now_ms
from drills.rebuild import rebuild

HOUR_MS = 3_600_000
HOURS = 60
TOLD_AFTER = 24
FALL = 0.2
START = FALL * HOURS
WITHIN_H = 6
ALARM = "stock-out-ahead-B01-CO"
AHEAD = {ALARM, "stock-out-ahead-B01-LI"}
RULE = """package home;
import org.looptwin.rules.drools.facts.Forecast;
import org.looptwin.rules.drools.facts.Standing;
global org.looptwin.rules.drools.facts.Requests requests;
rule "lithium will be below 4 days within two days"
when
  $f : Forecast( metric == "raw_stock_LI", trend < 0, probabilityBelow(4, 48) >= 0.9, $id : entity )
  not Standing( topic == "lithium-ahead", subject == $id )
then
  insert( new Standing("lithium-ahead", $id, $f) );
  requests.reoptimise("lithium-ahead", $id, "Lithium of %s is below 4 days in about %.0f hours (forecast %s).",
      $id, $f.hoursUntilBelow(4), $f.getId());
end
"""


class Plant:
    """Hourly readings from sixty hours ago on."""

    def __init__(self, operator):
        self._operator = operator
        self._chance = random.Random(1)
        self.begin = now_ms() - (HOURS + 1) * HOUR_MS

    def ts(self, hour):
        return self.begin + hour * HOUR_MS

    def send(self, hour):
        noise = self._chance.uniform(-0.05, 0.05)
        values = {"CO": max(0, START - FALL * hour + noise), "NI": 14 + 4 * noise, "LI": 14 - FALL * hour + noise}
        for material, value in values.items():
            self.say(material, hour, round(value, 3))

    def say(self, material, hour, value):
        self._operator.send(f"battery-plant/B01/raw_stock_{material}", self.ts(hour), value)


def alarms(subject):
    return {alarm["id"]: alarm for alarm in subject.get("/api/v1/alarms")["alarms"]}


def outlook(subject):
    return subject.get("/api/v1/twin/nodes/B01/outlook?hours=96")["metrics"]


def hours_off(told, ts):
    """Hours from a time that was told to another one."""
    return abs(datetime.fromisoformat(told.replace("Z", "+00:00")).timestamp() * 1000 - ts) / HOUR_MS


def told_ahead(subject, plant):
    """What is told while more than half of the cobalt is left."""
    standing = alarms(subject)
    expect(set(standing) == AHEAD, f"cobalt and lithium expected: {sorted(standing)}")
    alarm = standing[ALARM]
    say(f"{alarm['priority']}: {alarm['because']}")
    expect(alarm["priority"] == "LOW" and alarm["cause"]["topic"] == "battery-plant/B01/raw_stock_CO"
           and f"raw_stock_CO@{alarm['cause']['offset']}" in alarm["because"],
           f"the alarm names not its forecast and message: {alarm}")
    metrics = outlook(subject)
    breach = metrics["raw_stock_CO"]["breaches"][0]
    off = hours_off(breach["median"], plant.ts(HOURS))
    say(f"after {TOLD_AFTER} hours, {metrics['raw_stock_CO']['v']} days left: out at {breach['median']} "
        f"({breach['earliest']} to {breach['latest']}), {off:.1f} h off; probability within 96 h {breach['probability']:.2f}")
    expect(off < WITHIN_H and breach["probability"] > 0.9, f"out at {iso(plant.ts(HOURS))} expected: {breach}")
    expect(metrics["raw_stock_NI"]["trend"] == "NONE" and metrics["raw_stock_NI"]["breaches"][0]["probability"] < 0.01,
           f"a steady stock is told to be out: {metrics['raw_stock_NI']}")
    return metrics


def asked(home):
    """The request that the home's rule made, from the ledger."""
    for line in records.Ledger(home).read_on():
        if line["type"] == "step-started":
            return next(r for r in line["body"]["requests"] if r["topic"] == "lithium-ahead")
    return None


def stock_drill(folder):
    home = folder / "home"
    (home / "rules").mkdir(parents=True)
    (home / "rules" / "lithium.drl").write_text(RULE, encoding="utf-8")
    with server.Server(home) as subject:
        subject.start()
        operator = Operator(subject.mqtt_port)
        plant = Plant(operator)
        for hour in range(TOLD_AFTER):
            plant.send(hour)
        records.await_quiet(subject)
        wait_until(lambda: set(alarms(subject)) >= AHEAD, 60, lambda: f"cobalt and lithium ahead: {sorted(alarms(subject))}")
        before = told_ahead(subject, plant)

        subject.kill()
        subject.start()
        wait_until(lambda: ALARM in alarms(subject), 30, "the alarm after kill -9")
        wait_until(lambda: outlook(subject) == before, 30, "the same outlook after kill -9")
        for hour in range(TOLD_AFTER, HOURS + 1):
            plant.send(hour)
        records.await_quiet(subject)
        wait_until(lambda: outlook(subject)["raw_stock_CO"]["v"] < 0.1, 20, "the last reading")
        expect(ALARM in alarms(subject), "the alarm is gone although the stock is out")
        plant.say("CO", HOURS + 0.4, 100)  # lasts for 500 hours; the quickest lane takes 259
        plant.say("CO", HOURS + 0.8, 99.9)  # a second reading confirms the refill
        wait_until(lambda: ALARM not in alarms(subject), 20, "the end of the alarm by a refill")
        wait_until(lambda: asked(home), 60, "the step that the rule asked for")
        request = asked(home)
        say(f"asked for: {request['because']}")
        expect(f"raw_stock_LI@{request['offset']}" in request["because"]
               and request["series"].endswith("/raw_stock_LI") and float(request["value"]) > 4, f"the request names not its forecast and message: {request}")
        operator.close()
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    rebuild(home, folder / "again")


if __name__ == "__main__":
    drill.hold(stock_drill)
