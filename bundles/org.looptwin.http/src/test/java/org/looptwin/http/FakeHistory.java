package org.looptwin.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/** Remembers what it was asked and answers with as many points as it is told to, at first one. */
final class FakeHistory implements HistoryStore {
  record Asked(
      SeriesId series, Instant from, Instant to, Duration every, Function fn, boolean all) {}

  private final List<Asked> asked = new ArrayList<>();
  private double count = 1;
  private boolean dense;
  private boolean away;
  private long most;

  synchronized void holds(double points) {
    count = points;
  }

  /** Holds as many points as the time that is asked for has milliseconds. */
  synchronized void everyMillisecond() {
    dense = true;
  }

  synchronized void isAway() {
    away = true;
  }

  /** The longest list that was given. */
  synchronized long most() {
    return most;
  }

  synchronized Asked last() {
    return asked.get(asked.size() - 1);
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    Map<SeriesId, Point> newest = new HashMap<>();
    for (SeriesId one : series) {
      List<Point> points =
          query(one, Instant.MIN, Instant.MAX, Duration.ZERO, Function.LAST, false);
      if (!points.isEmpty()) {
        newest.put(one, points.get(points.size() - 1));
      }
    }
    return newest;
  }

  @Override
  public Duration resolution(Instant time) {
    return time.isBefore(Instant.parse("2020-01-01T00:00:00Z"))
        ? Duration.ofHours(1)
        : Duration.ZERO;
  }

  @Override
  public Instant readingsSince(Instant time) {
    Instant since = Instant.parse("2020-01-01T00:00:00Z");
    return time.isBefore(since) ? since : time;
  }

  @Override
  public long offset() {
    return 1;
  }

  @Override
  public void append(List<JournalEntry> entries) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized List<Point> query(
      SeriesId series, Instant from, Instant to, Duration every, Function fn, boolean all) {
    if (away) {
      throw new IllegalStateException("http://10.0.0.1:8086: connection refused");
    }
    asked.add(new Asked(series, from, to, every, fn, all));
    if (dense) {
      count = Duration.between(from, to).toMillis();
    }
    if (fn == Function.COUNT) {
      return List.of(new Point(from, count));
    }
    most = Math.max(most, (long) count);
    return LongStream.range(0, (long) count)
        .mapToObj(i -> new Point(from.plusMillis(i), 12.5))
        .toList();
  }

  @Override
  public void export(Consumer<JournalEntry> sink) {
    throw new UnsupportedOperationException();
  }
}
