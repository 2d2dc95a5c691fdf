package org.looptwin.rules.api;

import java.time.Duration;
import java.time.Instant;

/** How one series has been heard. Milliseconds, for there may be very many. */
final class Pulse {
  /** So often in a row, about an interval apart, makes a series one that is expected. */
  private static final int TIMES = 3;

  private final long interval;
  private final long longest;
  private long ts = Long.MIN_VALUE;
  private long countedAt;
  private int times;
  private boolean silent;

  Pulse(Duration interval, Duration longest) {
    this.interval = interval.toMillis();
    this.longest = longest.toMillis();
  }

  /**
   * A reading came in. One that was old by then tells nothing of the present.
   *
   * @param receivedAt server's clock
   */
  void hear(Instant time, Instant receivedAt) {
    long received = receivedAt.toEpochMilli();
    ts = Math.max(ts, time.toEpochMilli());
    if (time.toEpochMilli() + longest < received) {
      return;
    }
    silent = false;
    long gap = received - countedAt;
    if (times == 0 || gap > 2 * interval && !regular()) {
      times = 1;
      countedAt = received;
    } else if (gap >= interval / 2) {
      times = Math.min(times + 1, TIMES);
      countedAt = received;
    }
  }

  /** Whether it was heard at about its interval and may be expected to go on. */
  boolean regular() {
    return times >= TIMES;
  }

  boolean silent() {
    return silent;
  }

  /** It must be heard regularly again before it can fall silent again. */
  void fallSilent() {
    silent = true;
    times = 0;
  }

  /** After this it is silent; the server's own absence is not counted against it. */
  long deadline(long listeningSince, long grace) {
    return Math.max(ts + longest, listeningSince + Math.min(longest, grace));
  }

  /** Whether it should have been heard between two times. */
  boolean dueWithin(long from, long to) {
    return regular() && to - from >= interval + interval / 2;
  }

  Duration interval() {
    return Duration.ofMillis(interval);
  }

  Duration longest() {
    return Duration.ofMillis(longest);
  }
}
