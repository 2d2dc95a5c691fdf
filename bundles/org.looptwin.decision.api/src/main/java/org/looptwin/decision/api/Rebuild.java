package org.looptwin.decision.api;

import org.looptwin.model.home.Home;
import org.looptwin.model.network.Case;
import org.osgi.annotation.versioning.ProviderType;

/** Makes a home again from its journal and what was decided from outside. */
@ProviderType
public interface Rebuild {
  /**
   * Replays {@code from}'s journal through the rules and the planner into {@code to}, repeating the
   * recorded steps, changes of rules and case, and rulings at their offsets.
   *
   * @param reference the case that {@code from} runs on; used where its ledger names none
   * @param to an empty home
   * @throws IllegalStateException when {@code to} has data, or {@code from}'s ledger is broken
   */
  Result rebuild(Case reference, Home from, Home to);

  /**
   * @param readings copied
   * @param ledgerLines written
   * @param hash of the new ledger
   * @param expectedHash of the old one
   * @param firstDifference number of the first ledger line that differs; 0 when none does
   * @param difference in what it differs, and who may have written it; empty when none does
   */
  record Result(
      long readings,
      long ledgerLines,
      String hash,
      String expectedHash,
      long firstDifference,
      String difference) {
    public boolean equal() {
      return hash.equals(expectedHash);
    }
  }
}
