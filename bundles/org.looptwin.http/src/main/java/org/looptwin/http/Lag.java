package org.looptwin.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether something that follows the journal has stopped following: it has not reached an offset
 * that it could have known for a while. Being behind alone is no fault.
 */
final class Lag {
  private final LongSupplier nanos;
  private final Duration most;
  private long goal = -1;
  private long since;

  /**
   * @param nanos like {@link System#nanoTime}
   * @param most time to reach an offset
   */
  Lag(LongSupplier nanos, Duration most) {
    this.nanos = nanos;
    this.most = most;
  }

  /**
   * @param last the journal's newest offset
   * @param reached by the follower
   */
  synchronized boolean stuck(long last, long reached) {
    long now = nanos.getAsLong();
    if (goal < 0 || reached >= goal) {
      goal = last;
      since = now;
    }
    return reached < goal && now - since > most.toNanos();
  }
}
