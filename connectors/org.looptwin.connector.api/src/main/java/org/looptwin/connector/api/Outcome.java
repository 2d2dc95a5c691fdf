package org.looptwin.connector.api;

import java.util.List;

/**
 * What became of a message, durably.
 *
 * @param accepted readings that stand in the journal because of it
 * @param duplicate readings that were known already
 * @param rejected the others, by reason
 */
public record Outcome(int accepted, int duplicate, List<Rejected> rejected) {
  /** Of what is no telemetry, such as what the server itself publishes. */
  public static final Outcome NONE = new Outcome(0, 0, List.of());

  public Outcome {
    rejected = List.copyOf(rejected);
  }

  /**
   * Readings of the message that were not accepted for one reason.
   *
   * @param reason as in quarantine, e.g. {@code range}
   * @param detail for people: names the thing, the value, the limit
   * @param readings how many, 1 for an unreadable message
   */
  public record Rejected(String reason, String detail, int readings) {}
}
