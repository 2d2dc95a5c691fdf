package org.looptwin.coordinate.markov.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.coordinate.api.LoopRates;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.SeriesId;

/** Means of days out of a history. */
final class DailyMeans {
  private static final Duration DAY = Duration.ofDays(1);

  private final HistoryStore history;

  DailyMeans(HistoryStore history) {
    this.history = history;
  }

  /** Of the days up to the newest reading of any of the series. */
  Map<SeriesId, Map<LocalDate, Double>> of(Collection<SeriesId> series) {
    Instant newest =
        history.latest(series).values().stream()
            .map(HistoryStore.Point::time)
            .max(Instant::compareTo)
            .orElse(null);
    if (newest == null) {
      return Map.of();
    }
    Instant to = newest.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    Instant from = to.minus(DAY.multipliedBy(LoopRates.DAYS));
    Map<SeriesId, Map<LocalDate, Double>> means = new HashMap<>();
    for (SeriesId one : series) {
      Map<LocalDate, Double> days = new TreeMap<>();
      for (HistoryStore.Point point :
          history.query(one, from, to, DAY, HistoryStore.Function.MEAN, false)) {
        if (point.value() instanceof Double value) {
          days.put(LocalDate.ofInstant(point.time(), ZoneOffset.UTC), value);
        }
      }
      if (!days.isEmpty()) {
        means.put(one, days);
      }
    }
    return means;
  }

  /** The newest day by metric, named as in {@link RateSource#name()}. */
  static Map<String, LocalDate> lastDays(Map<SeriesId, Map<LocalDate, Double>> means) {
    Map<String, LocalDate> newest = new HashMap<>();
    means.forEach(
        (series, days) ->
            days.keySet()
                .forEach(
                    day ->
                        newest.merge(
                            RateSource.name(series),
                            day,
                            (one, other) -> one.isAfter(other) ? one : other)));
    return newest;
  }
}
