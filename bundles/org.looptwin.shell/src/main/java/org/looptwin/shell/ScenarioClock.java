package org.looptwin.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** A clock that starts at a scenario's first instant and runs faster than the wall's. */
final class ScenarioClock extends Clock {
  private final Instant start;
  private final double speed;
  private final LongSupplier nanos;
  private volatile long begun = Long.MIN_VALUE;

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
    begun = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return begun == Long.MIN_VALUE
        ? start
        : start.plusNanos((long) ((nanos.getAsLong() - begun) * speed));
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
