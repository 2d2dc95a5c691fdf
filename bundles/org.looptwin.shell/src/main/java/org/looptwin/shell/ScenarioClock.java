package org.looptwin.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that starts at a scenario's first instant and runs faster than the wall's while the
 * scenario lasts.
 */
final class ScenarioClock extends Clock {
  private final Instant start;
  private final double speed;
  private final LongSupplier nanos;
  private volatile Pace pace;

  /** Since when it runs how fast. */
  private record Pace(Instant from, long nanos, double speed) {}

  /**
   * @param speed scenario seconds per second
   * @param nanos monotonic, e.g. {@code System::nanoTime}
   */
  ScenarioClock(Instant start, double speed, LongSupplier nanos) {
    this.start = start;
    this.speed = speed;
    this.nanos = nanos;
  }

  /** Lets time run; until then it stands at the start. */
  void begin() {
    pace = new Pace(start, nanos.getAsLong(), speed);
  }

  /** The scenario is over: from now on it runs as fast as the wall's. */
  void settle() {
    pace = new Pace(instant(), nanos.getAsLong(), 1);
  }

  @Override
  public Instant instant() {
    Pace now = pace;
    return now == null
        ? start
        : now.from().plusNanos((long) ((nanos.getAsLong() - now.nanos()) * now.speed()));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
