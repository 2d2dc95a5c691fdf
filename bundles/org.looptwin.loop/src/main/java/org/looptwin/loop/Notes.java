package org.looptwin.loop;

import java.util.Map;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;

/** Writes the ledger and remembers how far. Used by the loop's thread alone. */
final class Notes {
  private final DecisionLedger ledger;
  private long last;

  Notes(DecisionLedger ledger) {
    this.ledger = ledger;
  }

  LedgerEntry add(String type, long offset, Map<String, Object> body) {
    LedgerEntry line = ledger.append(type, offset, body);
    last = line.number();
    return line;
  }

  /** Continues behind a line of an earlier run. */
  void continueBehind(long number) {
    last = number;
  }

  /** The number of the last line. */
  long last() {
    return last;
  }
}
