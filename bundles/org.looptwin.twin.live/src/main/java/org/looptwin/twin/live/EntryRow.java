package org.looptwin.twin.live;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** How an entry stands in its table. */
final class EntryRow {
  private static final String INSERT =
      "INSERT INTO entry (entry_offset, series, ts, src, value, quality, sent, seq, received)"
          + " VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String SELECT =
      "SELECT entry_offset, series, ts, src, value, quality, seq, received FROM entry"
          + " WHERE entry_offset > ? ORDER BY entry_offset LIMIT ?";
  private static final Quality[] QUALITIES = Quality.values();

  private EntryRow() {}

  /** A statement that inserts so many entries. */
  static String insert(int rows) {
    return INSERT + String.join(", ", Collections.nCopies(rows, ROW));
  }

  /**
   * @param from the first parameter
   * @return the first parameter of the next entry
   */
  static int bind(PreparedStatement insert, int from, JournalEntry entry, long series, Quality sent)
      throws SQLException {
    Reading reading = entry.reading();
    insert.setLong(from, entry.offset());
    insert.setLong(from + 1, series);
    insert.setLong(from + 2, reading.ts().toEpochMilli());
    insert.setString(from + 3, reading.src());
    if (reading.value() instanceof Value.Text text) {
      insert.setString(from + 4, text.text());
    } else {
      insert.setDouble(from + 4, reading.value().number());
    }
    insert.setInt(from + 5, reading.quality().ordinal());
    insert.setInt(from + 6, sent.ordinal());
    insert.setLong(from + 7, reading.seq());
    insert.setLong(from + 8, entry.receivedAt().toEpochMilli());
    return from + 9;
  }

  static JournalEntry read(ResultSet row, SeriesId series) throws SQLException {
    return new JournalEntry(
        row.getLong(1),
        new Reading(
            series,
            Instant.ofEpochMilli(row.getLong(3)),
            value(row.getObject(5)),
            quality(row.getInt(6)),
            row.getLong(7),
            row.getString(4)),
        Instant.ofEpochMilli(row.getLong(8)));
  }

  static Value value(Object stored) {
    return stored instanceof Number number
        ? Value.of(number.doubleValue())
        : Value.of(String.valueOf(stored));
  }

  static Quality quality(int stored) {
    return QUALITIES[stored];
  }
}
