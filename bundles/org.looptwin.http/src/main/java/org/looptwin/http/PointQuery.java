package org.looptwin.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.SeriesId;

/**
 * A question to a history store.
 *
 * @param to exclusive
 * @param every zero for raw points
 * @param allQualities whether BAD readings count
 */
record PointQuery(
    HistoryStore store,
    SeriesId series,
    Instant from,
    Instant to,
    Duration every,
    Function fn,
    boolean allQualities) {

  boolean raw() {
    return every.isZero();
  }

  /**
   * The same without the time of which only roll-ups are left, when single readings are asked for:
   * a mean is none.
   */
  PointQuery whereReadingsAreKept() {
    if (!raw()) {
      return this;
    }
    Instant since = store.readingsSince(from);
    return since.equals(from) ? this : between(since.isBefore(to) ? since : to, to);
  }

  private boolean empty() {
    return !from.isBefore(to);
  }

  List<Point> all() {
    return empty() ? List.of() : store.query(series, from, to, every, fn, allQualities);
  }

  /** How many points there are; of buckets, how many at most. */
  long count() {
    if (empty()) {
      return 0;
    }
    Duration whole = Duration.between(from, to);
    return raw()
        ? (long)
            store.query(series, from, to, whole, Function.COUNT, allQualities).stream()
                .filter(point -> point.value() instanceof Double)
                .mapToDouble(point -> (Double) point.value())
                .sum()
        : whole.dividedBy(every);
  }

  /** The same for another time. */
  PointQuery between(Instant newFrom, Instant newTo) {
    return new PointQuery(store, series, newFrom, newTo, every, fn, allQualities);
  }
}
