package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.decision.api.ContractNotes;
import org.looptwin.decision.api.DecisionDesk;

/** The loop's own notes, or none while there is no loop. */
record LedgerNotes(Supplier<DecisionDesk> desk) implements ContractNotes {
  @Override
  public void note(Map<String, Object> body) {
    present().note(body);
  }

  @Override
  public Optional<Map<String, Object>> last() {
    return present().last();
  }

  private ContractNotes present() {
    DecisionDesk now = desk.get();
    if (now == null) {
      throw new UncheckedIOException(
          new IOException(
              "the loop, which keeps the ledger of what is decided, does not run. Maybe try again"
                  + " shortly"));
    }
    return now.contracts();
  }
}
