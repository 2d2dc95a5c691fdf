"""A server that has nothing to do is ready soon, small and still, and ends when told.

Environment: SETTLE_S (60 s of idling before the measurement), MEASURE_S (30).
"""

import math
import os
import time
from pathlib import Path

from drills import drill, server
from drills.drill import expect, say

READY_S = 15
RESIDENT_MB = 450
CPU_PERCENT = 2
ATTEMPTS = 3  # a machine that stands still for a moment says nothing about the server
WINDOWS = 6  # code is still being compiled minutes after a start, the longer the slower the machine


def cpu_seconds(pid):
    """User and system time of all threads so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_percent(pid, seconds):
    """Of one core, over so many seconds from now; while it is too much it is measured again: what is done once is no idling."""
    least = math.inf
    for _ in range(WINDOWS):
        least = min(least, once(pid, seconds))
        if least < CPU_PERCENT:
            break
    return least


def once(pid, seconds):
    before, begun = cpu_seconds(pid), time.monotonic()
    time.sleep(seconds)
    return 100 * (cpu_seconds(pid) - before) / (time.monotonic() - begun)


def ready_once_more(home):
    """Seconds until a server is ready on a new home."""
    with server.Server(home) as subject:
        begun = time.monotonic()
        subject.start()
        return time.monotonic() - begun


def idle(folder):
    with server.Server(folder / "home") as subject:
        begun = time.monotonic()
        said = subject.start()
        ready, used = time.monotonic() - begun, cpu_seconds(subject.pid)
        time.sleep(drill.setting("SETTLE_S", 60))
        cpu = cpu_percent(subject.pid, drill.setting("MEASURE_S", 30))
        memory = subject.resident_mb()
        code = subject.stop()
    for attempt in range(1, ATTEMPTS):
        if ready > READY_S:
            ready = min(ready, ready_once_more(folder / f"again-{attempt}"))
    say(f"ready after {ready:.1f} s (the server says {said:.1f} s; {used:.1f} s of processor time), {memory:.0f} MB resident, "
        f"{cpu:.2f} % of a core, SIGTERM: exit {code}")
    expect(ready <= READY_S, f"ready after {ready:.1f} s, more than {READY_S} s")
    expect(memory < RESIDENT_MB, f"{memory:.0f} MB resident, {RESIDENT_MB} MB is the limit")
    expect(cpu < CPU_PERCENT, f"{cpu:.2f} % of a core, {CPU_PERCENT} % is the limit")
    expect(code == 0, f"SIGTERM: exit {code}, expected 0")


if __name__ == "__main__":
    drill.hold(idle)
