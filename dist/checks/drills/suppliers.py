"""Disrupts suppliers and lets them recover, so that the loop has something to decide."""

import time

from .drill import expect
from .plant import DAY_MS, now_ms
from .records import Ledger

# Suppliers of a critical material (see the case's nodes.csv) with a share worth replanning.
SUPPLIERS = ["S01", "S03", "S05", "S06", "S08", "S09", "S11", "S04", "S02", "S12"]
DEPTHS = [15, 30, 45, 25, 60, 10, 40]
DWELL_S = 0.6
FIRST_DAY_S = 0.3  # the first short day asks for nothing; let it be read before the clock starts


class Suppliers:
    """The driver: each disruption is two days of short deliveries, three days after the last one.

    Event times lie in the past and only ever increase.
    """

    def __init__(self, home, operator, begin_days=210):
        self._operator = operator
        self._ledger = Ledger(home)
        self._day = now_ms() - begin_days * DAY_MS
        self._count = 0
        self._begun = 0.0

    def _confirm(self, supplier, percent):
        self._day += DAY_MS
        return self._operator.send(f"supplier/{supplier}/confirmed_vs_planned", self._day, percent)

    def begin(self):
        """Publishes the next disruption; returns (supplier, percent) of the reading that breaks the limit."""
        supplier = SUPPLIERS[self._count % len(SUPPLIERS)]
        percent = DEPTHS[self._count % len(DEPTHS)] + self._count / 100
        self._count += 1
        self._confirm(supplier, percent + 5)
        time.sleep(FIRST_DAY_S)
        self._ledger.read_on()
        self._begun = self._confirm(supplier, percent)
        return supplier, percent

    def disrupt(self, seconds=120):
        """The next disruption; returns (supplier, percent, seconds to the decision, the decision)."""
        supplier, percent = self.begin()
        found = self._operator.decision(lambda d: self._caused(d, supplier, percent), seconds)
        expect(found, f"no decision within {seconds} s after {supplier} confirmed {percent:.2f} % again")
        at, decision = found
        begun = self._begun
        self.await_step()
        return supplier, percent, at - begun, decision

    @staticmethod
    def _caused(decision, supplier, value):
        cause = decision["cause"]
        return supplier in cause["topic"] and abs(float(cause["value"]) - value) < 1e-9

    def recover(self, supplier):
        """Full deliveries again; returns when the loop has answered and is ready for the next."""
        self._ledger.read_on()
        self._confirm(supplier, 100)
        self.await_step()

    def await_step(self, seconds=120):
        """Waits for the end of a step in the ledger, then for the loop's dwell."""
        deadline = time.monotonic() + seconds
        while not any(line["type"] == "step-finished" for line in self._ledger.read_on()):
            expect(time.monotonic() < deadline, f"no step of the loop ended within {seconds} s")
            time.sleep(0.01)
        time.sleep(DWELL_S)
