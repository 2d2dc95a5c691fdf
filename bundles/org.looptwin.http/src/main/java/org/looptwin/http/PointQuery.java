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

  List<Point> all() {
    return store.query(series, from, to, every, fn, allQualities);
  }

  /** How many points there are; of buckets, how many at most. */
  long count() {
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
