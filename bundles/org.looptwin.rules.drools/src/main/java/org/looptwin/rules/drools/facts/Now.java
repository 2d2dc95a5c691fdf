package org.looptwin.rules.drools.facts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Event time, in whole minutes: the latest time of a GOOD reading, so that a sender whose clock is
 * far ahead does not move it. Never goes back. There is exactly one such fact.
 */
public final class Now {
  private Instant ts;

  public Now(Instant ts) {
    this.ts = ts.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Called by the engine only. Tells whether a minute has passed. */
  public boolean advance(Instant latest) {
    Instant minute = latest.truncatedTo(ChronoUnit.MINUTES);
    if (!minute.isAfter(ts)) {
      return false;
    }
    ts = minute;
    return true;
  }

  public Instant getTs() {
    return ts;
  }

  @Override
  public String toString() {
    return "now " + ts;
  }
}
