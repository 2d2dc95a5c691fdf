package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** The one writer of a history file: a transaction for every batch, with the offset in it. */
final class PointWriter {
  private static final String UPSERT =
      "INSERT INTO point (series, ts, src, value, quality, seq, entry_offset, received)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, ts, src) DO UPDATE SET"
          + " value = excluded.value, quality = excluded.quality, seq = excluded.seq,"
          + " entry_offset = excluded.entry_offset, received = excluded.received";
  private final Connection connection;
  private final Map<SeriesId, Long> numbers = new HashMap<>();
  private long offset;

  PointWriter(Connection connection) throws SQLException {
    this.connection = connection;
    recall();
  }

  long offset() {
    return offset;
  }

  /** Writes all or nothing. */
  void append(List<JournalEntry> entries) throws SQLException {
    try {
      write(entries);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      recall();
      throw e;
    }
  }

  private void write(List<JournalEntry> entries) throws SQLException {
    long last = offset;
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (JournalEntry entry : entries) {
        bind(upsert, entry);
        upsert.executeUpdate();
        last = Math.max(last, entry.offset());
      }
    }
    try (PreparedStatement move =
        connection.prepareStatement("UPDATE progress SET entry_offset = ? WHERE id = 1")) {
      move.setLong(1, last);
      move.executeUpdate();
    }
    offset = last;
  }

  private void bind(PreparedStatement upsert, JournalEntry entry) throws SQLException {
    Reading reading = entry.reading();
    upsert.setLong(1, number(reading.series()));
    upsert.setLong(2, reading.ts().toEpochMilli());
    upsert.setString(3, reading.src());
    if (reading.value() instanceof Value.Text text) {
      upsert.setString(4, text.text());
    } else {
      upsert.setDouble(4, reading.value().number());
    }
    upsert.setInt(5, reading.quality().ordinal());
    upsert.setLong(6, reading.seq());
    upsert.setLong(7, entry.offset());
    upsert.setLong(8, entry.receivedAt().toEpochMilli());
  }

  private long number(SeriesId series) throws SQLException {
    Long known = numbers.get(series);
    if (known != null) {
      return known;
    }
    long number = numbers.size() + 1L;
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO series (id, path) VALUES (?, ?)")) {
      insert.setLong(1, number);
      insert.setString(2, series.path());
      insert.executeUpdate();
    }
    numbers.put(series, number);
    return number;
  }

  /** Learns from the file what is durable. */
  private void recall() throws SQLException {
    numbers.clear();
    try (PreparedStatement series = connection.prepareStatement("SELECT id, path FROM series");
        ResultSet row = series.executeQuery()) {
      while (row.next()) {
        numbers.put(SeriesId.parse(row.getString(2)).orElseThrow(), row.getLong(1));
      }
    }
    try (PreparedStatement progress =
            connection.prepareStatement("SELECT entry_offset FROM progress");
        ResultSet row = progress.executeQuery()) {
      offset = row.next() ? row.getLong(1) : 0;
    }
    connection.rollback();
  }
}
