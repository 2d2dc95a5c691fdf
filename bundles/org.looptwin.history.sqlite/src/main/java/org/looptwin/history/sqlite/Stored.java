package org.looptwin.history.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Reads rows of the main file and of parts. */
final class Stored {
  private static final Quality[] QUALITIES = Quality.values();

  private Stored() {}

  /** A {@link Double} or a {@link String}. */
  static Object value(ResultSet row, int column) throws SQLException {
    Object stored = row.getObject(column);
    return stored instanceof Number number ? (Object) number.doubleValue() : stored;
  }

  /** A row of {@link HistoryDatabase#COLUMNS}. */
  static JournalEntry entry(ResultSet row, SeriesId series) throws SQLException {
    long ts = row.getLong(2);
    Object value = value(row, 4);
    Reading reading =
        new Reading(
            series,
            Instant.ofEpochMilli(ts),
            value instanceof Double number ? Value.of(number) : Value.of(String.valueOf(value)),
            QUALITIES[row.getInt(5)],
            row.getLong(6),
            row.getString(3));
    return new JournalEntry(row.getLong(7), reading, Instant.ofEpochMilli(ts + row.getLong(8)));
  }
}
