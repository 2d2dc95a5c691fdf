package org.looptwin.connector.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** When a message of a scenario is due by the wall's clock. */
interface Pace {
  /** As fast as the broker takes them. */
  Pace FLAT_OUT = at -> 0;

  /** Nanoseconds until a scenario time comes; 0 or less when it has come. */
  long nanosUntil(Instant at);

  /** Scenario time begins when the first message is asked about. */
  static Pace from(Instant start, double speed, LongSupplier nanos) {
    return new Pace() {
      private long begun = Long.MIN_VALUE;

      @Override
      public long nanosUntil(Instant at) {
        long now = nanos.getAsLong();
        if (begun == Long.MIN_VALUE) {
          begun = now;
        }
        return (long) (nanosBetween(start, at) / speed) - (now - begun);
      }
    };
  }

  /** Scenario time is a clock's; it may stand still for a while. */
  static Pace by(Clock clock, double speed) {
    return at -> {
      Instant now = clock.instant();
      return now.isBefore(at) ? Math.max(1, (long) (nanosBetween(now, at) / speed)) : 0;
    };
  }

  private static double nanosBetween(Instant from, Instant to) {
    Duration gap = Duration.between(from, to);
    return gap.getSeconds() * 1e9 + gap.getNano();
  }
}
