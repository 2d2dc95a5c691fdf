package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.Quality;

/**
 * One question about one series. Every source (the main file, each part) answers for its own
 * readings in SQL; the answers are put together here. Buckets begin at multiples of {@code every}
 * since 1970-01-01T00:00Z; a bucket that {@code from} or {@code to} cuts holds what lies within
 * them. An hourly roll-up lies where its hour begins.
 *
 * @param number of the series in the files
 * @param from inclusive
 * @param to exclusive
 * @param every zero for raw points
 */
record PointQuery(
    int number, Instant from, Instant to, Duration every, Function function, boolean allQualities) {
  private static final Duration LONGEST = Duration.ofDays(366_000);
  private static final String FRESH =
      " FROM fresh WHERE series = ?1 AND ts >= ?2 AND ts < ?3"
          + " AND entry_offset IN (SELECT value FROM json_each(?4))";
  private static final String POINTS = " FROM point WHERE series = ?1 AND ts >= ?2 AND ts < ?3";
  private static final String HOURS =
      "SELECT ts, numbers, sum, min, max, last, last_ts, last_offset FROM hour"
          + " WHERE series = ?1 AND ts >= ?2 AND ts < ?3 AND bad <= ?4";

  PointQuery {
    if (every.isNegative() || every.compareTo(LONGEST) > 0 || every.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "'every' is %s; expected zero or whole milliseconds up to %s.".formatted(every, LONGEST));
    }
  }

  List<Point> run(Storage storage) throws SQLException {
    Buckets answer = new Buckets(every, function);
    long begin = Times.millis(from);
    long end = Times.millis(to);
    try (View view = storage.view(() -> storage.index().offsets(number), begin, end)) {
      askFresh(view, answer);
      view.each(
          (about, part) -> {
            if (about.kind() == PartFile.Kind.HOURS) {
              askHours(part, answer);
            } else {
              askPoints(part, POINTS, "", answer);
            }
          });
    }
    return answer.points();
  }

  private void askFresh(View view, Buckets answer) throws SQLException {
    if (view.hasFresh()) {
      askPoints(view.main(), FRESH, view.freshOffsets(), answer);
    }
  }

  private void askPoints(Connection source, String chosen, String offsets, Buckets answer)
      throws SQLException {
    try (PreparedStatement select =
        source.prepareStatement(select(allQualities ? chosen : chosen + trusted()))) {
      bind(select);
      if (!offsets.isEmpty()) {
        select.setString(4, offsets);
      }
      answer.take(select, form());
    }
  }

  private void askHours(Connection part, Buckets answer) throws SQLException {
    try (PreparedStatement select = part.prepareStatement(HOURS)) {
      bind(select);
      select.setInt(4, allQualities ? 1 : 0);
      answer.take(select, Buckets.Form.HOURS);
    }
  }

  private void bind(PreparedStatement select) throws SQLException {
    select.setInt(1, number);
    select.setLong(2, Times.millis(from));
    select.setLong(3, Times.millis(to));
  }

  private static String trusted() {
    return " AND quality <> " + Quality.BAD.ordinal();
  }

  private Buckets.Form form() {
    if (every.isZero()) {
      return Buckets.Form.POINTS;
    }
    return function == Function.LAST ? Buckets.Form.LAST : Buckets.Form.SUMS;
  }

  private String select(String chosen) {
    return switch (form()) {
      case POINTS, HOURS ->
          "SELECT ts, value, entry_offset" + chosen + " ORDER BY ts, entry_offset";
      case SUMS ->
          "SELECT %s AS bucket, count(*), sum(value), min(value), max(value)%s"
                  .formatted(bucket(), chosen)
              + " AND typeof(value) IN ('real', 'integer') GROUP BY bucket";
      case LAST -> chosen.startsWith(POINTS) ? lastOfSorted(chosen) : lastOfAny(chosen);
    };
  }

  private String lastOfAny(String chosen) {
    return ("SELECT * FROM (SELECT %1$s AS bucket, value, ts, entry_offset, row_number() OVER"
            + " (PARTITION BY %1$s ORDER BY ts DESC, entry_offset DESC) AS place%2$s)"
            + " WHERE place = 1")
        .formatted(bucket(), chosen);
  }

  /** One step down the key's tree for each bucket; several rows where senders share a time. */
  private String lastOfSorted(String chosen) {
    return ("SELECT g.bucket, p.value, p.ts, p.entry_offset FROM (SELECT %s AS bucket,"
            + " max(ts) AS newest%s GROUP BY bucket) g CROSS JOIN point p"
            + " WHERE p.series = ?1 AND p.ts = g.newest%s")
        .formatted(bucket(), chosen, allQualities ? "" : trusted().replace("quality", "p.quality"));
  }

  /** The start of a point's bucket; SQLite's remainder has the sign of the time. */
  private String bucket() {
    return "ts - ((ts %% %1$d) + %1$d) %% %1$d".formatted(every.toMillis());
  }
}
