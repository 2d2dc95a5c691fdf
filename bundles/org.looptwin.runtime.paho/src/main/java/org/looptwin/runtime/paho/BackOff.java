package org.looptwin.runtime.paho;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling, capped, with jitter. Used by one thread. */
public final class BackOff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int attempts;

  /**
   * @param first the first wait in full
   * @param longest no wait is longer
   */
  public BackOff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** Between half of the doubled wait and all of it, never less than the first wait's half. */
  public Duration next() {
    long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, 20));
    attempts++;
    return Duration.ofMillis(full / 2 + (long) (random.nextDouble() * (full - full / 2)));
  }

  /** After a success the next wait is a short one again. */
  public void reset() {
    attempts = 0;
  }
}
