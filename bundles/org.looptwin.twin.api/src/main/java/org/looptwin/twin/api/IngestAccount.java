package org.looptwin.twin.api;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The account of what came in: it always balances. */
@ProviderType
public interface IngestAccount {
  /** By connector, since the server's start; one consistent cut. */
  Map<String, Counts> counts();

  /** By topic, the newest quarantined messages as JSON, newest first; at most 100. */
  java.util.List<String> quarantined();

  /**
   * received = accepted + duplicate + sum of rejected + pending.
   *
   * @param received readings taken from the connector; a message that cannot be parsed counts as
   *     one
   * @param rejected by reason: malformed, unknown-node, unknown-metric, unit, range, future,
   *     conflict, too-large
   * @param pending taken but not yet durable
   * @param skewed accepted although their clock is 90 s to 24 h ahead
   * @param late accepted but older than the series' newest
   */
  record Counts(
      long received,
      long accepted,
      long duplicate,
      Map<String, Long> rejected,
      long pending,
      long skewed,
      long late) {
    public boolean balances() {
      return received
          == accepted
              + duplicate
              + rejected.values().stream().mapToLong(Long::longValue).sum()
              + pending;
    }
  }
}
