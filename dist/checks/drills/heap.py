"""What lives in a server's heap, each time after a full collection, and what it takes outside of it."""

import re
import shutil
import subprocess
import time
from collections import Counter

from .drill import Skipped, expect

ROW = re.compile(r"^\s*\d+:\s+\d+\s+(\d+)\s+(\S+)", re.MULTILINE)
GENERATION = re.compile(r"generation .*\[0x(\w+), 0x\w+, 0x(\w+)\)")
MAPPING = re.compile(r"^(\w+)-(\w+) [rwxps-]{4} .*?^Rss: +(\d+) kB", re.MULTILINE | re.DOTALL)


def jcmd(subject, what):
    tool = shutil.which("jcmd")
    if tool is None:
        raise Skipped("there is no jcmd; a JDK is needed to look at the heap")
    return subprocess.run([tool, str(subject.pid), what], capture_output=True, text=True, check=True).stdout


def histogram(subject):
    """(class, bytes) of each row; a class that several loaders have loaded has one for each of them."""
    rows = [(name, int(size)) for size, name in ROW.findall(jcmd(subject, "GC.class_histogram"))]
    expect(rows, "GC.class_histogram has no rows")
    return rows


def least(subject, samples, pause=0, without=()):
    """Bytes by class: the least of some histograms, as what is under way comes and goes."""
    taken = []
    for _ in range(samples):
        classes = Counter()
        for name, size in histogram(subject):
            if name not in without:
                classes[name] += size
        taken.append(classes)
        time.sleep(pause)
    return min(taken, key=Counter.total)


def alive_mb(subject):
    """What a full collection leaves."""
    return least(subject, 1).total() / 1e6


def outside_mb(subject):
    """Resident memory without the heap's: buffers, code, classes, stacks. The heap's own pages become
    resident when they are first used, full or not, so the resident whole says little about a leak."""
    heap = [(int(low, 16), int(high, 16)) for low, high in GENERATION.findall(jcmd(subject, "GC.heap_info"))]
    expect(heap, "GC.heap_info tells no generations")
    with open(f"/proc/{subject.pid}/smaps", encoding="ascii", errors="replace") as smaps:
        mappings = MAPPING.findall(smaps.read())
    return sum(int(kilobytes) for start, _, kilobytes in mappings
               if not any(low <= int(start, 16) < high for low, high in heap)) / 1024
