"""The frame of a drill: a clean folder, a clear outcome, nothing left running."""

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

SKIPPED = 77
LEAST_PATIENCE_S = 60  # whatever comes at once on an idle machine may take this long on a busy one


class Failed(Exception):
    """The server did not do what it promises."""


class Skipped(Exception):
    """The drill cannot be held here."""


def expect(condition, message):
    """Ends the drill as failed unless the condition holds."""
    if not condition:
        raise Failed(message)


def say(text):
    """One line of the drill's record, shown at once."""
    print(text, flush=True)


def wait_until(condition, seconds, what, every=0.1):
    """Waits for a condition; gives the seconds it took, or fails with what was awaited (a text, or what makes it).

    A promise in seconds is held by who calls, with what this gives. The condition is looked at once more
    after the time is over, as the machine may have stood still meanwhile.
    """
    begun = time.monotonic()
    seconds = max(seconds, LEAST_PATIENCE_S)
    while True:
        over = time.monotonic() - begun > seconds
        if condition():
            return time.monotonic() - begun
        if over:
            raise Failed(f"{what() if callable(what) else what}: not within {seconds:.0f} s")
        time.sleep(every)


def setting(name, default):
    """A number from the environment."""
    return type(default)(os.environ.get(name, default))


def hold(drill):
    """Runs ``drill(folder)`` in a clean folder and exits with 0, 77 or 1.

    The folder is removed after success and kept after a failure.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = Path(tempfile.mkdtemp(prefix="looptwin-drill-"))
    keep = False
    try:
        drill(folder)
        code = 0
    except Skipped as skipped:
        say(str(skipped))
        code = SKIPPED
    except Failed as failed:
        keep = True
        say(f"FAILED: {failed}")
        say(f"what the server left is in {folder}")
        code = 1
    except Exception:  # told whole, with the folder to look into
        keep = True
        traceback.print_exc()
        say(f"what the server left is in {folder}")
        code = 1
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(code)
