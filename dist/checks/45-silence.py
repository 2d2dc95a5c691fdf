"""Sites that fall silent: one alarm for a site, one when nothing is heard, none for single readings.

Three recycling centres send every six seconds what the catalogue expects every ten. One stops and is
an alarm half a minute later, which stands over a kill -9 and clears when it comes back. Then all stop.
The home is rebuilt: what the clock decided is in the ledger and comes again.
"""

import threading

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.plant import Operator, now_ms
from drills.rebuild import rebuild

EVERY_S = 6
SILENT_AFTER_S = 30  # three intervals of ten seconds
METRICS = {"cell_temp_max": 25, "gas_CO_ppm": 4}


class Sites:
    """Send what is regular, until they are told to be quiet."""

    def __init__(self, operator, names):
        self.talking = set(names)
        self._operator = operator
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._ended.is_set():
            for site in sorted(self.talking):
                try:
                    self.say(site)
                except drill.Failed:  # the server is away; it is tried again
                    break
            self._ended.wait(EVERY_S)

    def say(self, site):
        for metric, value in METRICS.items():
            self._operator.send(f"recycling-centre/{site}/{metric}", now_ms(), value, wait=False)

    def end(self):
        self._ended.set()
        self._thread.join()


def alarms(subject):
    """Standing alarms by id."""
    return {alarm["id"]: alarm for alarm in subject.get("/api/v1/alarms")["alarms"]}


def await_alarms(subject, wanted, seconds, what):
    took = wait_until(lambda: set(alarms(subject)) == wanted, seconds, f"{what}; standing: {sorted(alarms(subject))}")
    return alarms(subject), took


def stale(subject, site):
    metrics = subject.get(f"/api/v1/twin/nodes/{site}")["metrics"]
    return {name: metrics[name]["stale"] for name in METRICS}


def silence_drill(folder):
    with server.Server(folder / "home") as subject:
        subject.start()
        operator = Operator(subject.mqtt_port)
        for path in ("battery-plant/B01/dry_room_dewpoint", "recycling-centre/R04/cell_temp_max"):
            operator.send(path, now_ms(), 0)  # once is not regular
        sites = Sites(operator, ["R01", "R02", "R03"])
        wait_until(lambda: subject.gauge("looptwin_readings_total") is not None, 5, "metrics")
        threading.Event().wait(2.5 * EVERY_S)  # three readings of each
        sites.talking.discard("R01")
        expect(alarms(subject) == {}, f"alarms too early: {sorted(alarms(subject))}")
        standing, took = await_alarms(subject, {"silent-R01"}, SILENT_AFTER_S + 10, "the alarm about R01")
        alarm = standing["silent-R01"]
        say(f"R01: {alarm['priority']} after {took:.0f} s: {alarm['because']}")
        expect(alarm["priority"] == "MEDIUM" and all(name in alarm["because"] for name in METRICS),
               f"the alarm names not what is missing: {alarm}")
        expect(all(stale(subject, "R01").values()) and not any(stale(subject, "R02").values()),
               f"stale in the twin: R01 {stale(subject, 'R01')}, R02 {stale(subject, 'R02')}")

        subject.kill()
        subject.start()
        await_alarms(subject, {"silent-R01"}, 10, "the alarm after kill -9")
        expect(alarms(subject)["silent-R01"] == alarm, "the alarm is another one after kill -9")
        sites.say("R01")
        _, took = await_alarms(subject, set(), 20, "R01 is heard again")
        say(f"R01 is heard again: cleared after {took:.1f} s")

        wait_until(lambda: not any(stale(subject, "R02").values()), 20, "R02 after the restart")
        threading.Event().wait(2.5 * EVERY_S)  # regular again after what the restart has cut
        sites.end()
        standing, took = await_alarms(subject, {"no-telemetry-sites"}, 2 * SILENT_AFTER_S + 10, "one alarm when all stop")
        say(f"all: {standing['no-telemetry-sites']['priority']} after {took:.0f} s: "
            f"{standing['no-telemetry-sites']['because']}")
        sites.say("R02")
        await_alarms(subject, set(), 20, "telemetry comes again")
        records.await_quiet(subject)
        kinds = [line["type"] for line in records.Ledger(subject.home).read_on()]
        expect(kinds.count("silence") == 2 and kinds.count("alarm") == 4 and "step-started" not in kinds,
               f"two silences, raised and cleared, and no plan, expected: {kinds}")
        operator.close()
        code = subject.stop()
        expect(code == 0, f"SIGTERM: exit {code}")
    rebuild(folder / "home", folder / "again")


if __name__ == "__main__":
    drill.hold(silence_drill)
