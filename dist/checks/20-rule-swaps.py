"""Swaps a rule file again and again while a plant sends 2,000 readings a second.

A swap should be in force within 2 s (in force = the loop has written it into its ledger), no
reading may be lost, no call may fail; a broken file is refused with file and line while the old
rules stay. As a check it holds the median to the 2 s and the longest to ten times that, because
one slow swap on a shared machine, which may stand still for seconds, says nothing about the server;
STRICT=1 holds every swap to it and belongs to an idle machine. Environment: SWAPS (15), RATE (2000 messages/s), STRICT (0).
"""

import hashlib
import os
import re
import time
import zipfile

from drills import drill, records, server
from drills.caller import Caller
from drills.drill import expect, say, wait_until
from drills.plant import DAY_MS, Load, Operator, now_ms

LIVE_S = 2
FILE = "limits.drl"
THRESHOLD = "value < 90"
PAUSE_S = 0.3
ASKED = ["/api/v1/rules", "/api/v1/alarms", "/api/v1/decisions", "/health/ready", "/api/v1/twin/nodes/S01"]


def shipped(name):
    """A rule file as its pack ships it."""
    for jar in sorted(server.installation().glob("system/*/org.looptwin.rules.disruption-*.jar")):
        with zipfile.ZipFile(jar) as pack:
            return pack.read(f"rules/{name}").decode()
    raise drill.Skipped("the installation has no rule pack 'disruption'")


def version(text):
    """As the server gives it: the first twelve hex digits of the SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Swapping:
    """The server and what the loop says about its rules."""

    def __init__(self, subject):
        self.server = subject
        self.original = shipped(FILE)
        expect(THRESHOLD in self.original, f"{FILE} has no '{THRESHOLD}'")
        self.ledger = records.Ledger(subject.home)

    def put(self, text):
        """Into the home's rules, in one go."""
        part = self.server.home / "rules" / (FILE + ".part")
        part.write_text(text, encoding="utf-8")
        part.rename(part.with_name(FILE))

    def changed(self, number):
        return self.original.replace(THRESHOLD, f"value < {89 - number / 100:.2f}")

    def swap(self, text):
        """Seconds from the file's being there to its being in force."""
        self.ledger.read_on()
        self.put(text)
        return wait_until(lambda: self.in_force(version(text)), 20, f"{FILE} {version(text)} in force", every=0.01)

    def in_force(self, wanted):
        return any(
            file["name"] == FILE and file["version"] == wanted
            for line in self.ledger.read_on() if line["type"] == "rules"
            for file in line["body"]["files"])

    def refused(self):
        """A broken file: the problem is told with its line, the old rules stay."""
        before = self.server.get("/api/v1/rules")["version"]
        lines = self.original.splitlines()
        wrong = next(i for i, line in enumerate(lines) if THRESHOLD in line)
        lines[wrong] = lines[wrong].replace(THRESHOLD, "valeu < 90")
        self.put("\n".join(lines) + "\n")
        wait_until(lambda: self.server.get("/api/v1/rules")["problems"], 5, "the broken file's problem")
        rules = self.server.get("/api/v1/rules")
        problem = rules["problems"][0]
        expect(rules["version"] == before, "a broken file has changed the rules in force")
        expect((problem["file"], problem["line"]) == (FILE, wrong + 1),
               f"the problem is told at {problem['file']}:{problem['line']}, expected {FILE}:{wrong + 1}")
        say(f"broken file refused: {problem['file']}:{problem['line']}: {problem['message']}")


def acts(subject, swapping):
    """The last file's limit is the one that raises alarms, and the old one no longer does."""
    swapping.swap(swapping.original.replace(THRESHOLD, "value < 85"))
    operator = Operator(subject.mqtt_port)
    at = now_ms() - DAY_MS
    operator.send("supplier/S20/confirmed_vs_planned", at, 87)
    operator.send("supplier/S21/confirmed_vs_planned", at, 84)
    wait_until(lambda: "deliveries-low-S21" in alarms(subject), 5, "the alarm of the new limit")
    expect("deliveries-low-S20" not in alarms(subject), "the old limit still raises alarms")
    operator.close()


def alarms(subject):
    return re.findall(r'"id":"([^"]+)"', subject.call("/api/v1/alarms")[1])


def swaps(swapping):
    """All swaps under load; their seconds."""
    took = []
    for number in range(drill.setting("SWAPS", 15)):
        took.append(swapping.swap(swapping.changed(number)))
        time.sleep(PAUSE_S)
    say(f"{len(took)} swaps: median {sorted(took)[len(took) // 2]:.2f} s, longest {max(took):.2f} s, "
        f"the first {took[0]:.2f} s; load average {os.getloadavg()[0]:.1f} (this drill alone makes about 2)")
    return took


def rule_swaps(folder):
    with server.Server(folder / "home") as subject:
        subject.start()
        swapping = Swapping(subject)
        load = Load(subject.mqtt_port, drill.setting("RATE", 2000), now_ms() - DAY_MS)
        begun = time.monotonic()
        time.sleep(drill.setting("WARM_S", 25))
        caller = Caller(subject, ASKED)
        took = swaps(swapping)
        swapping.refused()
        acts(subject, swapping)
        caller.end()
        seconds = time.monotonic() - begun
        records.nothing_lost(subject, load)
        code = subject.stop()
    say(f"{len(load.acknowledged)} readings acknowledged in {seconds:.0f} s, 0 lost, longest acknowledgement "
        f"{load.longest_wait:.2f} s; {caller.calls} calls, {len(caller.failures)} failed, longest {caller.longest:.2f} s")
    expect(not caller.failures, f"{len(caller.failures)} calls failed, e.g. {caller.failures[:3]}")
    middle = sorted(took)[len(took) // 2]
    expect(middle <= LIVE_S, f"half of the swaps took {middle:.2f} s or more, more than {LIVE_S} s")
    slowest = LIVE_S if drill.setting("STRICT", 0) else 10 * LIVE_S
    expect(max(took) <= slowest, f"a swap took {max(took):.2f} s, more than {slowest} s")
    expect(code == 0, f"SIGTERM: exit {code}")


if __name__ == "__main__":
    drill.hold(rule_swaps)
