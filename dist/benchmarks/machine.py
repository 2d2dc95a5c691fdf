"""On what a benchmark ran."""

import os
import re
import subprocess
from datetime import datetime, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _output(*words):
    done = subprocess.run(words, capture_output=True, text=True, cwd=HERE, check=False)
    return (done.stdout + done.stderr).strip()


def processor():
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return "unknown processor"


def java():
    home = os.environ.get("JAVA_HOME")
    text = _output(f"{home}/bin/java" if home else "java", "-version")
    found = re.search(r'version "([^"]+)"', text)
    return found.group(1) if found else "unknown"


def load():
    return f"{os.getloadavg()[0]:.1f}"


def line():
    """Date, commit, machine, JDK."""
    commit = _output("git", "rev-parse", "--short", "HEAD")
    today = datetime.now(timezone.utc).date().isoformat()
    return f"{today}, commit {commit}, {os.cpu_count()} x {processor()}, JDK {java()}"
