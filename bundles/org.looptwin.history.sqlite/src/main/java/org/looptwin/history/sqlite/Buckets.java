package org.looptwin.history.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;

/** Puts the answers of the sources together. */
final class Buckets {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** What the rows of an answer hold. */
  enum Form {
    /** Time, value, offset of each reading. */
    POINTS,
    /** Bucket, count, sum, least, greatest of its numbers. */
    SUMS,
    /** Bucket, value, time, offset of its last reading. */
    LAST,
    /** Hour, then what SUMS and LAST say of it. */
    HOURS
  }

  private record Raw(long ts, long offset, Object value) {}

  private final long width;
  private final boolean raw;
  private final Function function;
  private final List<Raw> points = new ArrayList<>();
  private final Map<Long, Tally> tallies = new TreeMap<>();

  Buckets(Duration every, Function function) {
    this.raw = every.isZero();
    this.width = raw ? HOUR : every.toMillis();
    this.function = function;
  }

  void take(PreparedStatement select, Form form) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        take(row, form);
      }
    }
  }

  private void take(ResultSet row, Form form) throws SQLException {
    long ts = row.getLong(1);
    switch (form) {
      case POINTS -> points.add(new Raw(ts, row.getLong(3), Stored.value(row, 2)));
      case SUMS ->
          tally(ts).numbers(row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5));
      case LAST -> tally(ts).last(Stored.value(row, 2), row.getLong(3), row.getLong(4));
      case HOURS -> {
        Tally tally = tally(ts);
        tally.numbers(row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5));
        tally.last(Stored.value(row, 6), row.getLong(7), row.getLong(8));
      }
    }
  }

  private Tally tally(long ts) {
    return tallies.computeIfAbsent(ts - Math.floorMod(ts, width), start -> new Tally());
  }

  /** In the order of time. */
  List<Point> points() {
    if (raw) {
      tallies.forEach((hour, tally) -> points.add(new Raw(hour, 0, tally.summary())));
      points.sort(Comparator.comparingLong(Raw::ts).thenComparingLong(Raw::offset));
      return points.stream().map(each -> point(each.ts, each.value)).toList();
    }
    List<Point> answers = new ArrayList<>(tallies.size());
    tallies.forEach(
        (start, tally) -> {
          Object answer = tally.answer(function);
          if (answer != null) {
            answers.add(point(start, answer));
          }
        });
    return answers;
  }

  private static Point point(long ts, Object value) {
    return new Point(Instant.ofEpochMilli(ts), value);
  }
}
