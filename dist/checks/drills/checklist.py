"""For checks of many expectations: all are tried, every one is a line, any that fails fails the check."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .drill import SKIPPED, Skipped
from .server import installation

QUICK = {"LOOPTWIN_JAVA_OPTS": "-XX:TieredStopAtLevel=1"}  # for commands that end soon: a third less to start with


class Checklist:
    """What held and what did not, and the commands that were run for it, in a folder of its own."""

    def __init__(self, name):
        self.name = name
        self.failed = 0
        self.held = 0
        self._began = time.monotonic()
        self.folder = Path(tempfile.mkdtemp(prefix=f"looptwin-{name}-"))
        (self.folder / "tmp").mkdir()

    def expect(self, held, what, otherwise=""):
        """Notes one expectation; `otherwise` is shown when it does not hold."""
        if held:
            self.held += 1
            print(f"ok    {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAIL  {what}", flush=True)
            for line in str(otherwise).splitlines()[:20]:
                print(f"      {line[:400]}", flush=True)
        return held

    def environment(self, **more):
        """Ours, with the JVM's temporary files in the check's own folder."""
        environment = dict(os.environ, **more)
        options = " ".join(each.get("LOOPTWIN_JAVA_OPTS", "") for each in (os.environ, more))
        environment["LOOPTWIN_JAVA_OPTS"] = f"{options} -Djava.io.tmpdir={self.folder}/tmp".strip()
        return environment

    def looptwin(self, *arguments, timeout=400, **environment):
        """Runs one command to its end."""
        return subprocess.run(
            [str(installation() / "bin/looptwin"), *map(str, arguments)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
            timeout=timeout, cwd=self.folder, env=self.environment(**environment))

    def looptwins(self, commands):
        """Runs short commands that do not know of each other, two at a time; what came of each, in their order."""
        with ThreadPoolExecutor(2) as two:
            return list(two.map(lambda arguments: self.looptwin(*arguments, **QUICK), commands))

    def document(self, *arguments, **options):
        """The JSON document that a command prints; None, and a failure, when there is none."""
        done = self.looptwin(*arguments, **options)
        try:
            if done.returncode == 0:
                return json.loads(done.stdout)
        except ValueError:
            pass
        said = f"exit {done.returncode}\n{done.stderr}{done.stdout[:500]}"
        self.expect(False, f"looptwin {' '.join(map(str, arguments))} gives a document", said)
        return None

    def end(self):
        """Prints the balance and gives the exit code; the folder stays when something failed."""
        seconds = time.monotonic() - self._began
        print(f"{self.name}: {self.held} held, {self.failed} did not, {seconds:.0f} s")
        if self.failed:
            print(f"what was left is in {self.folder}")
            return 1
        shutil.rmtree(self.folder, ignore_errors=True)
        return 0


def hold_list(name, *parts):
    """Runs the parts named on the command line, or all, with one checklist; exits with 0, 77 or 1."""
    wanted = sys.argv[1:] or [part.__name__ for part in parts]
    checklist = Checklist(name)
    try:
        installation()
        for part in parts:
            if part.__name__ in wanted:
                part(checklist)
        code = checklist.end()
    except Skipped as skipped:  # what failed before is not forgotten
        code = checklist.end() or SKIPPED
        print(skipped)
    sys.exit(code)
