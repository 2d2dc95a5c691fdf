package org.looptwin.history.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** The smallest store that keeps every promise, and, by its habits, some that do not. */
final class MemoryStore implements HistoryStore {
  /** What it does wrong. */
  enum Habit {
    FORGETS_ITS_OFFSET,
    COUNTS_TWICE,
    BUCKETS_FROM_THE_QUESTION,
    LAST_IS_THE_LAST_WRITTEN,
    TAKES_THE_END_IN,
    BELIEVES_BAD,
    READS_TEXTS_AS_ZERO,
    KEEPS_ARRIVAL_ORDER,
    LATEST_IS_THE_LAST_WRITTEN,
    LATEST_BELIEVES_BAD,
    LATEST_MAKES_UP_POINTS,
    SELECTS_THE_END_TOO,
    SELECTS_EVERY_SERIES,
    DROPS_LATE_DATA,
    HAS_NO_NAME
  }

  private final Set<Habit> habits = EnumSet.noneOf(Habit.class);
  private final List<JournalEntry> entries = new ArrayList<>();
  private long offset;

  MemoryStore(Habit... habits) {
    this.habits.addAll(List.of(habits));
  }

  @Override
  public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
    Map<SeriesId, Point> newest = new HashMap<>();
    for (SeriesId one : series) {
      List<Point> points =
          query(
              one,
              Instant.MIN,
              Instant.MAX,
              Duration.ZERO,
              Function.LAST,
              habits.contains(Habit.LATEST_BELIEVES_BAD));
      if (!points.isEmpty()) {
        newest.put(one, points.get(points.size() - 1));
      } else if (habits.contains(Habit.LATEST_MAKES_UP_POINTS)) {
        newest.put(one, new Point(Instant.EPOCH, 0.0));
      }
      if (habits.contains(Habit.LATEST_IS_THE_LAST_WRITTEN)) {
        entries.stream()
            .filter(entry -> entry.reading().series().equals(one))
            .filter(entry -> entry.reading().quality() != Quality.BAD)
            .max(Comparator.comparing(JournalEntry::offset))
            .map(entry -> new Point(entry.reading().ts(), value(entry.reading().value())))
            .ifPresent(point -> newest.put(one, point));
      }
    }
    return newest;
  }

  @Override
  public synchronized long offset() {
    return habits.contains(Habit.FORGETS_ITS_OFFSET) ? 0 : offset;
  }

  @Override
  public synchronized void append(List<JournalEntry> more) {
    for (JournalEntry entry : more) {
      offset = Math.max(offset, entry.offset());
      if (habits.contains(Habit.DROPS_LATE_DATA) && weeksLate(entry)) {
        continue;
      }
      if (!habits.contains(Habit.COUNTS_TWICE)) {
        entries.removeIf(old -> same(old.reading(), entry.reading()));
      }
      entries.add(entry);
    }
    if (!habits.contains(Habit.KEEPS_ARRIVAL_ORDER)) {
      entries.sort(
          Comparator.comparing((JournalEntry entry) -> entry.reading().series())
              .thenComparing(entry -> entry.reading().ts())
              .thenComparing(JournalEntry::offset));
    }
  }

  private boolean weeksLate(JournalEntry entry) {
    return entries.stream()
        .anyMatch(
            old -> old.reading().ts().isAfter(entry.reading().ts().plus(Duration.ofDays(14))));
  }

  private static boolean same(Reading one, Reading other) {
    return one.series().equals(other.series())
        && one.ts().equals(other.ts())
        && one.src().equals(other.src());
  }

  @Override
  public synchronized List<Point> query(
      SeriesId series,
      Instant from,
      Instant to,
      Duration every,
      Function fn,
      boolean allQualities) {
    Map<Instant, List<JournalEntry>> buckets = new TreeMap<>();
    List<Point> raw = new ArrayList<>();
    for (JournalEntry entry : entries) {
      Reading reading = entry.reading();
      boolean late =
          habits.contains(Habit.TAKES_THE_END_IN)
              ? reading.ts().isAfter(to)
              : !reading.ts().isBefore(to);
      boolean trusted =
          allQualities || reading.quality() != Quality.BAD || habits.contains(Habit.BELIEVES_BAD);
      if (reading.series().equals(series) && !reading.ts().isBefore(from) && !late && trusted) {
        raw.add(new Point(reading.ts(), value(reading.value())));
        if (!every.isZero()) {
          buckets
              .computeIfAbsent(bucket(reading.ts(), from, every), at -> new ArrayList<>())
              .add(entry);
        }
      }
    }
    return every.isZero() ? raw : points(buckets, fn);
  }

  private Instant bucket(Instant ts, Instant from, Duration every) {
    long begin = habits.contains(Habit.BUCKETS_FROM_THE_QUESTION) ? from.toEpochMilli() : 0;
    long millis = ts.toEpochMilli() - begin;
    return Instant.ofEpochMilli(begin + millis - Math.floorMod(millis, every.toMillis()));
  }

  private List<Point> points(Map<Instant, List<JournalEntry>> buckets, Function fn) {
    List<Point> points = new ArrayList<>();
    buckets.forEach(
        (at, bucket) -> {
          if (fn == Function.LAST) {
            points.add(new Point(at, value(last(bucket).reading().value())));
            return;
          }
          double[] numbers =
              bucket.stream()
                  .map(entry -> entry.reading().value())
                  .filter(value -> texts() || value instanceof Value.Numeric)
                  .mapToDouble(value -> value instanceof Value.Numeric ? value.number() : 0)
                  .toArray();
          if (numbers.length > 0) {
            points.add(new Point(at, of(fn, numbers)));
          }
        });
    return points;
  }

  private boolean texts() {
    return habits.contains(Habit.READS_TEXTS_AS_ZERO);
  }

  private JournalEntry last(List<JournalEntry> bucket) {
    return habits.contains(Habit.LAST_IS_THE_LAST_WRITTEN)
        ? bucket.stream().max(Comparator.comparing(JournalEntry::offset)).orElseThrow()
        : bucket.get(bucket.size() - 1);
  }

  private static double of(Function fn, double[] numbers) {
    var summary = java.util.Arrays.stream(numbers).summaryStatistics();
    return switch (fn) {
      case MEAN -> summary.getAverage();
      case MIN -> summary.getMin();
      case MAX -> summary.getMax();
      case SUM -> summary.getSum();
      case COUNT -> summary.getCount();
      case LAST -> throw new IllegalStateException("LAST has its own way.");
    };
  }

  private static Object value(Value value) {
    return value instanceof Value.Text text ? text.text() : (Object) value.number();
  }

  @Override
  public synchronized void export(Consumer<JournalEntry> sink) {
    entries.forEach(sink);
  }

  @Override
  public synchronized void export(Selection selection, Consumer<JournalEntry> sink) {
    Selection wrong =
        new Selection(
            habits.contains(Habit.SELECTS_EVERY_SERIES) ? any -> true : selection.series(),
            selection.from(),
            habits.contains(Habit.SELECTS_THE_END_TOO)
                ? selection.to().plusMillis(1)
                : selection.to());
    HistoryStore.super.export(wrong, sink);
  }

  @Override
  public String name() {
    return habits.contains(Habit.HAS_NO_NAME) ? "" : "memory";
  }
}
