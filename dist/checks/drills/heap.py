"""What lives in a server's heap: class histograms, each after a full collection."""

import re
import shutil
import subprocess
import time
from collections import Counter

from .drill import Skipped, expect

ROW = re.compile(r"^\s*\d+:\s+\d+\s+(\d+)\s+(\S+)", re.MULTILINE)


def histogram(subject):
    """(class, bytes) of each row; a class that several loaders have loaded has one for each of them."""
    tool = shutil.which("jcmd")
    if tool is None:
        raise Skipped("there is no jcmd; a JDK is needed to look at the heap")
    text = subprocess.run([tool, str(subject.pid), "GC.class_histogram"],
                          capture_output=True, text=True, check=True).stdout
    rows = [(name, int(size)) for size, name in ROW.findall(text)]
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
