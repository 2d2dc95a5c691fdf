package org.looptwin.twin.live;

import java.time.Instant;
import java.util.List;
import org.looptwin.connector.api.Incoming;

/**
 * A message after the gate: every reading in it is either a candidate or rejected.
 *
 * @param receivedAt the server's clock when it came in, in milliseconds
 */
record Message(
    Incoming incoming, Instant receivedAt, List<Candidate> candidates, List<Rejection> rejections) {
  private static final int OVERHEAD_BYTES = 300;

  static Message rejected(Incoming incoming, Instant receivedAt, Rejection rejection) {
    return new Message(incoming, receivedAt, List.of(), List.of(rejection));
  }

  /** How many readings the account has to answer for. */
  int readings() {
    int readings = candidates.size();
    for (Rejection rejection : rejections) {
      readings += rejection.readings();
    }
    return readings;
  }

  /** Roughly what it occupies in memory, in bytes. */
  int weight() {
    return incoming.payload().length + OVERHEAD_BYTES * (1 + candidates.size());
  }
}
