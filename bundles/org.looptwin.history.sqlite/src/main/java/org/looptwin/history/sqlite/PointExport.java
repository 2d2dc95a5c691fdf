package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.Consumer;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Hands out everything, by series' path, time and sender, without holding it in memory. */
final class PointExport {
  private static final Quality[] QUALITIES = Quality.values();
  private static final String SELECT =
      "SELECT s.path, p.ts, p.src, p.value, p.quality, p.seq, p.entry_offset, p.received"
          + " FROM series s CROSS JOIN point p ON p.series = s.id ORDER BY s.path, p.ts, p.src";

  private PointExport() {}

  static void run(Connection connection, Consumer<JournalEntry> sink) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      while (row.next()) {
        sink.accept(entry(row));
      }
    }
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    Object stored = row.getObject(4);
    Value value =
        stored instanceof Number number
            ? Value.of(number.doubleValue())
            : Value.of(String.valueOf(stored));
    Reading reading =
        new Reading(
            SeriesId.parse(row.getString(1)).orElseThrow(),
            Instant.ofEpochMilli(row.getLong(2)),
            value,
            QUALITIES[row.getInt(5)],
            row.getLong(6),
            row.getString(3));
    return new JournalEntry(row.getLong(7), reading, Instant.ofEpochMilli(row.getLong(8)));
  }
}
