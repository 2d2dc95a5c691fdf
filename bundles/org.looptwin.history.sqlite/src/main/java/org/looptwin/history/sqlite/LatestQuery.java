package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/**
 * The newest points of many series, BAD readings left out: the main file first, then the parts from
 * the newest to the oldest, each only for the series that may still have a newer point in it.
 */
final class LatestQuery {
  private static final String FRESH =
      "SELECT series, ts, value, entry_offset FROM fresh"
          + " WHERE entry_offset IN (SELECT value FROM json_each(?))";
  private static final String POINT =
      "SELECT ts, value, entry_offset FROM point WHERE series = ? AND quality <> "
          + Quality.BAD.ordinal()
          + " ORDER BY ts DESC, entry_offset DESC LIMIT 1";
  private static final String HOUR =
      "SELECT last_ts, last, last_offset FROM hour WHERE series = ? AND bad = 0"
          + " ORDER BY ts DESC LIMIT 1";
  private final Map<Integer, Newest> found = new HashMap<>();
  private final Map<Integer, SeriesId> asked = new HashMap<>();

  private record Newest(long ts, Object value, long offset) {
    private boolean after(Newest other) {
      return other == null || ts > other.ts || ts == other.ts && offset > other.offset;
    }
  }

  private LatestQuery(Collection<SeriesId> series, SeriesNumbers numbers) {
    for (SeriesId one : series) {
      int number = numbers.find(one);
      if (number > 0) {
        asked.put(number, one);
      }
    }
  }

  static Map<SeriesId, Point> run(Storage storage, Collection<SeriesId> series)
      throws SQLException {
    LatestQuery query = new LatestQuery(series, storage.numbers());
    try (View view =
        storage.view(
            () -> storage.index().newest(query.asked.keySet()), Long.MIN_VALUE, Long.MAX_VALUE)) {
      query.askFresh(view);
      view.each(
          Comparator.comparingLong((Part part) -> part.about().last()).reversed(), query::askPart);
    }
    return query.points();
  }

  private void askFresh(View view) throws SQLException {
    try (PreparedStatement select = view.main().prepareStatement(FRESH)) {
      select.setString(1, view.freshOffsets());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          take(row.getInt(1), new Newest(row.getLong(2), Stored.value(row, 3), row.getLong(4)));
        }
      }
    }
  }

  private void askPart(PartFile about, Connection part) throws SQLException {
    List<Integer> open =
        asked.keySet().stream()
            .filter(number -> !found.containsKey(number) || found.get(number).ts <= about.last())
            .sorted()
            .toList();
    try (PreparedStatement select =
        part.prepareStatement(about.kind() == PartFile.Kind.HOURS ? HOUR : POINT)) {
      for (int number : open) {
        select.setInt(1, number);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            take(number, new Newest(row.getLong(1), Stored.value(row, 2), row.getLong(3)));
          }
        }
      }
    }
  }

  private void take(int number, Newest newest) {
    if (newest.after(found.get(number))) {
      found.put(number, newest);
    }
  }

  private Map<SeriesId, Point> points() {
    Map<SeriesId, Point> points = new HashMap<>();
    found.forEach(
        (number, newest) ->
            points.put(
                asked.get(number), new Point(Instant.ofEpochMilli(newest.ts), newest.value)));
    return points;
  }
}
