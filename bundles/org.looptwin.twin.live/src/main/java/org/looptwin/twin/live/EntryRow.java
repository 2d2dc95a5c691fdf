package org.looptwin.twin.live;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** How an entry stands in its table. */
final class EntryRow {
  static final String INSERT =
      "INSERT INTO entry (entry_offset, series, ts, src, value, quality, sent, seq, received)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String SELECT =
      "SELECT entry_offset, series, ts, src, value, quality, seq, received FROM entry"
          + " WHERE entry_offset > ? ORDER BY entry_offset LIMIT ?";
  private static final Quality[] QUALITIES = Quality.values();

  private EntryRow() {}

  static void bind(PreparedStatement insert, JournalEntry entry, long series, Quality sent)
      throws SQLException {
    Reading reading = entry.reading();
    insert.setLong(1, entry.offset());
    insert.setLong(2, series);
    insert.setLong(3, reading.ts().toEpochMilli());
    insert.setString(4, reading.src());
    if (reading.value() instanceof Value.Text text) {
      insert.setString(5, text.text());
    } else {
      insert.setDouble(5, reading.value().number());
    }
    insert.setInt(6, reading.quality().ordinal());
    insert.setInt(7, sent.ordinal());
    insert.setLong(8, reading.seq());
    insert.setLong(9, entry.receivedAt().toEpochMilli());
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
