"""A home made again from its journal."""

import json
import time

from .drill import expect, say
from .server import command


def rebuild(home, out):
    """Rebuilds ``home`` into ``out``, expects the same twin and ledger, and returns what the command tells."""
    begun = time.monotonic()
    code, text, err = command("rebuild", "--home", home, "--out", out, "--json")
    expect(text.strip(), f"rebuild of {home.name}: exit {code}: {err.strip()}")
    told = json.loads(text)
    say(f"rebuild of {home.name} in {time.monotonic() - begun:.1f} s: {json.dumps(told)}")
    expect(code == 0 and told["twinEqual"] and told["ledgerEqual"],
           f"rebuild of {home.name}: exit {code}, twin or ledger differ: {err.strip()}")
    return told
