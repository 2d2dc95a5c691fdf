package org.looptwin.history.influxdb;

import java.time.Duration;
import java.time.Instant;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.SeriesId;

/**
 * What is asked of one series; times are brought into what InfluxDB can hold.
 *
 * @param every zero for raw points
 */
record Question(
    SeriesId series,
    Instant from,
    Instant to,
    Duration every,
    Function function,
    boolean allQualities) {
  /** InfluxDB counts nanoseconds in 64 bits; a little is left so that its buckets fit, too. */
  static final Instant EARLIEST = Instant.parse("1680-01-01T00:00:00Z");

  static final Instant LATEST = Instant.parse("2260-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(100_000);

  Question {
    if (every.isNegative() || every.compareTo(LONGEST) > 0 || every.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "'every' is %s; expected zero or whole milliseconds up to %s.".formatted(every, LONGEST));
    }
    from = within(from);
    to = within(to);
  }

  /** Raw points of all qualities. */
  static Question raw(SeriesId series, Selection selection) {
    return new Question(
        series, selection.from(), selection.to(), Duration.ZERO, Function.LAST, true);
  }

  boolean empty() {
    return !from.isBefore(to);
  }

  /** The start of the bucket that a time lies in. */
  Instant bucket(Instant time) {
    long step = every.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), step) * step);
  }

  private static Instant within(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }
}
