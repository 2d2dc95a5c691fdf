package org.looptwin.optimise.ojalgo;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a solve must end: its time is over, or somebody said stop. */
final class Limits {
  private final LongSupplier nanoClock;
  private final long start;
  private final long nanos;
  private volatile boolean stopped;

  /**
   * @param nanoClock counts nanoseconds from anywhere
   */
  Limits(LongSupplier nanoClock, Duration time) {
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.nanos = Math.max(0, time.toNanos());
  }

  double seconds() {
    return (nanoClock.getAsLong() - start) / 1e9;
  }

  long millisLeft() {
    return Math.max(0, (nanos - (nanoClock.getAsLong() - start)) / 1_000_000);
  }

  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  boolean over() {
    return stopped || millisLeft() == 0;
  }
}
