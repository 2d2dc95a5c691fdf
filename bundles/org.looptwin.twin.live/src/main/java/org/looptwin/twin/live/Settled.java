package org.looptwin.twin.live;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.connector.api.Acknowledgement;
import org.looptwin.connector.api.Outcome;
import org.looptwin.model.telemetry.JournalEntry;

/**
 * What became of a message, durably.
 *
 * @param accepted in journal order
 * @param duplicates readings that were known already
 * @param skewed accepted ones whose clock was ahead
 * @param rejections those of the gate and the conflicts
 */
record Settled(
    Message message,
    List<JournalEntry> accepted,
    int duplicates,
    int skewed,
    List<Rejection> rejections) {

  /** Tells the connector, with the outcome where it wants to know. */
  void acknowledge() {
    Runnable acknowledge = message.incoming().acknowledge();
    if (acknowledge instanceof Acknowledgement curious) {
      curious.settled(outcome());
    } else {
      acknowledge.run();
    }
  }

  private Outcome outcome() {
    List<Outcome.Rejected> rejected = new ArrayList<>();
    for (Rejection one : rejections) {
      rejected.add(new Outcome.Rejected(one.reason().label(), one.fullDetail(), one.readings()));
    }
    return new Outcome(accepted.size(), duplicates, rejected);
  }
}
