"""A real InfluxDB is a history, under load: it fails, comes back, and is emptied.

Everything that the plant saw acknowledged must stand in InfluxDB exactly once, with its value and its
journal offset; the server must not slow down while InfluxDB is away.
Environment: OUTAGE_S (15: how long InfluxDB is away), RATE (1000 messages/s).
"""

import os
import time

from drills import drill, records, server
from drills.drill import expect, say, wait_until
from drills.influx import DATABASE, Influx, StandInTwo
from drills.plant import DAY_MS, Load, now_ms

CALM_S = 5
CATCH_UP_S = 60
LONGEST_WAIT_S = 30


class Outages:
    """InfluxDB, the server that writes to it, and the plant."""

    def __init__(self, folder, influx):
        self.outage_s = drill.setting("OUTAGE_S", 15)
        self.rate = drill.setting("RATE", 1000)
        self.influx = influx
        self.server = server.Server(folder / "home")
        conf = self.server.home / "conf"
        conf.mkdir(parents=True)
        (conf / "looptwin.properties").write_text(influx.settings, encoding="utf-8")

    def run(self):
        with self.server:
            self.server.start()
            self.load = Load(self.server.mqtt_port, self.rate, now_ms() - DAY_MS)
            self.load.flows()
            time.sleep(CALM_S)
            self.caught_up("with InfluxDB there")
            self.outage()
            self.restart_without_influx()
            self.emptied()
            journal = self.end()
            self.version_two(journal.last)
            code = self.server.stop()
            expect(code == 0, f"SIGTERM: exit {code}")

    def wait_of(self, seconds):
        """Runs the load for a while; the longest wait for an acknowledgement in it, and their rate."""
        sent, before, self.load.longest_wait = self.load.sent, len(self.load.acknowledged), 0.0
        begun = time.monotonic()
        time.sleep(seconds)
        sent = self.load.sent - sent
        wait_until(lambda: len(self.load.acknowledged) - before > 0.8 * sent, LONGEST_WAIT_S,
                   f"{sent} readings sent in {seconds} s, four of five acknowledged")
        return self.load.longest_wait, (len(self.load.acknowledged) - before) / (time.monotonic() - begun)

    def outage(self):
        calm, calm_rate = self.wait_of(CALM_S)
        self.influx.kill()
        wait, rate = self.wait_of(self.outage_s)
        behind = self.behind()
        expect(self.server.running(), "the server did not survive the outage")
        # whoever waited for InfluxDB would wait for the whole outage
        expect(wait < 0.9 * min(self.outage_s, LONGEST_WAIT_S), f"an acknowledgement took {wait:.1f} s while InfluxDB was away")
        self.influx.start()
        took = self.caught_up(f"after an outage of {self.outage_s} s")
        say(f"outage of {self.outage_s} s: {rate:.0f} readings/s acknowledged (before: {calm_rate:.0f}), longest wait for "
            f"PUBACK {wait * 1000:.0f} ms (before: {calm * 1000:.0f}); {behind} readings behind, caught up {took:.1f} s "
            f"after InfluxDB was back, under load")

    def behind(self):
        """Readings in the journal that InfluxDB does not have, as the server tells."""
        for line in self.server.metrics().splitlines():
            if "behind" in line and "influxdb" in line and not line.startswith("#"):
                behind = round(float(line.rsplit(" ", 1)[1]))
                expect(behind > 0, "the metrics say that nothing is behind during the outage")
                return behind
        return "an unknown number of"

    def restart_without_influx(self):
        """SIGTERM and start while InfluxDB is away: the follower resumes where InfluxDB stands."""
        self.influx.kill()
        with self.load.quiet():
            code = self.server.stop()
            expect(code == 0, f"SIGTERM while InfluxDB is away: exit {code}")
            seconds = self.server.start()
        self.load.flows()
        self.influx.start()
        took = self.caught_up("after a restart of the server during an outage")
        say(f"restart of the server during an outage: ready in {seconds:.1f} s, caught up {took:.1f} s after InfluxDB was back")

    def emptied(self):
        """Its database dropped, InfluxDB is filled again from the journal."""
        before = self.influx.count()
        self.influx.ask(f'DROP DATABASE "{DATABASE}"')
        begun = time.monotonic()
        wait_until(lambda: self.influx.count() >= before, CATCH_UP_S + self.outage_s, "a database that is filled again")
        self.caught_up("after its database was dropped")
        say(f"database dropped with {before} readings: filled again in {time.monotonic() - begun:.1f} s, under load")

    def caught_up(self, when):
        """Waits until InfluxDB has what stood in the journal when this was asked."""
        last = self.server.gauge("looptwin_journal_offset")
        return wait_until(lambda: self.influx.marked() >= last, CATCH_UP_S + self.outage_s, f"InfluxDB up to date {when}")

    def end(self):
        expect(self.load.finish(), "the last readings were not acknowledged within 60 s")
        keys = {self.load.readings.key(number) for number in self.load.acknowledged}
        journal = records.Journal(self.server.home)
        wait_until(lambda: keys <= journal.read_on().values.keys(), 30, "every acknowledged reading in the journal")
        records.balanced_account(self.server.metrics())
        wait_until(lambda: self.influx.marked() >= journal.last, CATCH_UP_S, "InfluxDB at the journal's end")
        stored = self.influx.readings()
        readings = self.load.readings
        expected = {readings.key(n): readings.value(n) for n in self.load.acknowledged}
        records.expect_stored("InfluxDB", expected, {key: value for key, (value, _) in stored.items()})
        expect(stored.keys() == journal.values.keys(), "InfluxDB and the journal hold different readings")
        offsets = sorted(offset for _, offset in stored.values())
        expect(offsets == list(range(1, journal.last + 1)), "InfluxDB: offsets are missing or stand twice")
        expect(self.influx.count() == journal.last, "InfluxDB counts other readings than it hands out")
        say(f"{len(expected)} acknowledged readings: 0 missing, 0 twice in InfluxDB; {len(stored)} points, "
            f"{journal.last} journal entries; load average {os.getloadavg()[0]:.1f}")
        return journal

    def version_two(self, last):
        """The settings name a 2.x server now: taken over without a restart, filled from the beginning."""
        stand_in = StandInTwo()
        try:
            (self.server.home / "conf/looptwin.properties").write_text(stand_in.settings, encoding="utf-8")
            took = wait_until(lambda: stand_in.marked >= last, CATCH_UP_S + self.outage_s, "a 2.x server that is filled")
            expect(stand_in.offsets >= set(range(1, last + 1)), "the 2.x server was not given every reading")
        finally:
            stand_in.close()
        say(f"settings changed to a stand-in for a 2.x server: filled with {last} readings in {took:.1f} s")


def influxdb(folder):
    with Influx(folder / "influx") as influx:
        Outages(folder, influx).run()


if __name__ == "__main__":
    drill.hold(influxdb)
