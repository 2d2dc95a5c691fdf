package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/**
 * One question to the history, answered in SQL. Buckets begin at multiples of {@code every} since
 * 1970-01-01T00:00Z; a bucket that {@code from} or {@code to} cuts holds what lies within them.
 *
 * @param from inclusive
 * @param to exclusive
 * @param every zero for raw points
 */
record PointQuery(
    SeriesId series,
    Instant from,
    Instant to,
    Duration every,
    Function function,
    boolean allQualities) {
  private static final Duration LONGEST = Duration.ofDays(366_000);

  PointQuery {
    if (every.isNegative() || every.compareTo(LONGEST) > 0 || every.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "'every' is %s; expected zero or whole milliseconds up to %s.".formatted(every, LONGEST));
    }
  }

  List<Point> run(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql())) {
      select.setString(1, series.path());
      select.setLong(2, millis(from));
      select.setLong(3, millis(to));
      List<Point> points = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          points.add(new Point(Instant.ofEpochMilli(row.getLong(1)), value(row.getObject(2))));
        }
      }
      return points;
    }
  }

  /** Any instant, also those that have no number of milliseconds. */
  private static long millis(Instant time) {
    if (time.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))
        ? Long.MAX_VALUE
        : time.toEpochMilli();
  }

  private static Object value(Object stored) {
    return stored instanceof Number number ? (Object) number.doubleValue() : stored;
  }

  private String sql() {
    if (every.isZero()) {
      return "SELECT ts, value" + chosen() + " ORDER BY ts, entry_offset";
    }
    return function == Function.LAST ? last() : aggregate();
  }

  private String aggregate() {
    return "SELECT %s AS bucket, %s%s AND typeof(value) IN ('real', 'integer')"
            .formatted(bucket(), expression(), chosen())
        + " GROUP BY bucket ORDER BY bucket";
  }

  private String last() {
    return ("SELECT bucket, value FROM (SELECT %1$s AS bucket, value, row_number() OVER"
            + " (PARTITION BY %1$s ORDER BY ts DESC, entry_offset DESC) AS place%2$s)"
            + " WHERE place = 1 ORDER BY bucket")
        .formatted(bucket(), chosen());
  }

  private String expression() {
    return switch (function) {
      case MEAN -> "avg(value)";
      case MIN -> "min(value)";
      case MAX -> "max(value)";
      case COUNT -> "count(*)";
      case SUM -> "sum(value)";
      case LAST -> throw new IllegalStateException("LAST is no aggregate in SQL.");
    };
  }

  /** The start of a point's bucket; SQLite's remainder has the sign of the time. */
  private String bucket() {
    return "ts - ((ts %% %1$d) + %1$d) %% %1$d".formatted(every.toMillis());
  }

  private String chosen() {
    return " FROM point WHERE series = (SELECT id FROM series WHERE path = ?)"
        + " AND ts >= ? AND ts < ?"
        + (allQualities ? "" : " AND quality <> " + Quality.BAD.ordinal());
  }
}
