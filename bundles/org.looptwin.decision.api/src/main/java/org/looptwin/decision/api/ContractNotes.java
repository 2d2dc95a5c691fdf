package org.looptwin.decision.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is proposed and answered about contracts between the actors, recorded in the ledger as lines
 * {@code contract} so that it can be followed back. Nothing the loop does depends on them; a
 * rebuild repeats them as they stand.
 *
 * <p><b>Threads:</b> called from several at once, never from the loop's own.
 */
@ProviderType
public interface ContractNotes {
  /**
   * Appends a line at the journal offset to which the loop has come; durable on return. Waits until
   * the loop has a moment, for a minute at most.
   *
   * @param body as in {@link DecisionLedger#append}
   * @throws java.io.UncheckedIOException when it could not be recorded
   */
  void note(Map<String, Object> body);

  /**
   * The body of the last one; empty before the first. Waits as {@link #note}.
   *
   * @throws java.io.UncheckedIOException when the loop does not answer
   */
  Optional<Map<String, Object>> last();
}
