package org.looptwin.decision.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Opens ledgers by file. */
@ProviderType
public interface LedgerArchive {
  /**
   * Opens or creates a ledger and checks its chain.
   *
   * @throws IllegalStateException with file:line when the chain is broken; a torn last line, as a
   *     crash leaves it, is cut off and said in the log
   */
  DecisionLedger open(Path file);
}
