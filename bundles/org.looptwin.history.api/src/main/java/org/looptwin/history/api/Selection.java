package org.looptwin.history.api;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Some of the readings of a history.
 *
 * @param series which series
 * @param from event time, inclusive
 * @param to event time, exclusive
 */
public record Selection(Predicate<SeriesId> series, Instant from, Instant to) {
  public Selection {
    Objects.requireNonNull(series, "series");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Every reading. */
  public static Selection everything() {
    return new Selection(any -> true, Instant.MIN, Instant.MAX);
  }

  /** One series from a time on, until another. */
  public static Selection of(SeriesId series, Instant from, Instant to) {
    return new Selection(series::equals, from, to);
  }

  /** Whether a reading belongs to it. */
  public boolean includes(Reading reading) {
    return !reading.ts().isBefore(from)
        && reading.ts().isBefore(to)
        && series.test(reading.series());
  }
}
