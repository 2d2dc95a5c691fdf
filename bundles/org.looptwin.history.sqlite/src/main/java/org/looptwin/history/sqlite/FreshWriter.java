package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of the main file: a transaction for every batch, with the offset in it. Readings
 * are written one after the other, whatever their series: a batch costs the same with a thousand
 * series and with a hundred thousand. After a failure the file is opened anew, so that it goes on
 * from what is durable. One thread at a time.
 */
final class FreshWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FreshWriter.class);
  private static final String INSERT =
      "INSERT OR REPLACE INTO fresh (series, ts, src, value, quality, seq, entry_offset, delay)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final int LEAST_CLEARED = 1_000;
  private final HistoryDatabase database;
  private final SeriesNumbers numbers;
  private final FreshIndex index;
  private Connection connection;
  private long offset;
  private long flushed;
  private long cleared;

  FreshWriter(HistoryDatabase database, SeriesNumbers numbers, FreshIndex index)
      throws SQLException {
    this.database = database;
    this.numbers = numbers;
    this.index = index;
    open();
  }

  private void open() throws SQLException {
    connection = database.forWriting();
    try (Statement select = connection.createStatement()) {
      try (ResultSet row = select.executeQuery("SELECT entry_offset, flushed FROM progress")) {
        offset = row.getLong(1);
        flushed = row.getLong(2);
      }
      try (ResultSet row = select.executeQuery("SELECT min(entry_offset) FROM fresh")) {
        cleared = row.getLong(1) - 1;
      }
    }
    numbers.fill(connection);
    index.fill(connection, flushed);
    connection.commit();
  }

  long offset() {
    return offset;
  }

  long flushed() {
    return flushed;
  }

  List<PartFile> parts() throws SQLException {
    return PartFile.list(connection);
  }

  /** Writes all or nothing. What stands at or before the offset is stored already. */
  void append(List<JournalEntry> entries) throws SQLException {
    transact(
        () -> {
          long last = offset;
          int[] series = new int[entries.size()];
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < series.length; i++) {
              JournalEntry entry = entries.get(i);
              if (entry.offset() > offset) {
                series[i] = numbers.number(connection, entry.reading().series());
                bind(insert, entry, series[i]);
                insert.executeUpdate();
                last = Math.max(last, entry.offset());
              }
            }
          }
          progress(last, flushed);
          long clear = clear(2L * entries.size());
          connection.commit();
          cleared = clear;
          offset = last;
          remember(entries, series);
        });
  }

  private void remember(List<JournalEntry> entries, int[] series) {
    numbers.committed();
    for (int i = 0; i < series.length; i++) {
      if (series[i] > 0) {
        JournalEntry entry = entries.get(i);
        Reading reading = entry.reading();
        index.add(series[i], entry.offset(), reading.ts().toEpochMilli(), reading.quality());
      }
    }
  }

  /** Changes the list of parts, and which readings stand in them. */
  void publish(List<PartFile> removed, List<PartFile> added, long flushedNow) throws SQLException {
    transact(
        () -> {
          for (PartFile part : removed) {
            part.delete(connection);
          }
          for (PartFile part : added) {
            part.insert(connection);
          }
          progress(offset, flushedNow);
          connection.commit();
          flushed = flushedNow;
        });
  }

  /** Frees a few rows that stand in parts by now; their pages are used again. */
  private long clear(long most) throws SQLException {
    long upTo = Math.min(flushed, cleared + Math.max(LEAST_CLEARED, most));
    if (upTo <= cleared) {
      return cleared;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM fresh WHERE entry_offset <= ?")) {
      delete.setLong(1, upTo);
      delete.executeUpdate();
    }
    return upTo;
  }

  private void progress(long last, long flushedNow) throws SQLException {
    try (PreparedStatement move =
        connection.prepareStatement(
            "UPDATE progress SET entry_offset = ?, flushed = ? WHERE id = 1")) {
      move.setLong(1, last);
      move.setLong(2, flushedNow);
      move.executeUpdate();
    }
  }

  private static void bind(PreparedStatement insert, JournalEntry entry, int series)
      throws SQLException {
    Reading reading = entry.reading();
    long ts = reading.ts().toEpochMilli();
    insert.setInt(1, series);
    insert.setLong(2, ts);
    insert.setString(3, reading.src());
    if (reading.value() instanceof Value.Text text) {
      insert.setString(4, text.text());
    } else {
      insert.setDouble(4, reading.value().number());
    }
    insert.setInt(5, reading.quality().ordinal());
    insert.setLong(6, reading.seq());
    insert.setLong(7, entry.offset());
    insert.setLong(8, entry.receivedAt().toEpochMilli() - ts);
  }

  /** A piece of work that ends in a commit. */
  private interface Transaction {
    void run() throws SQLException;
  }

  private void transact(Transaction work) throws SQLException {
    if (connection == null) {
      open();
    }
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What was not committed is as if it had never been. */
  void close() {
    numbers.rolledBack();
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing {} failed.", database.file(), e);
    }
    connection = null;
  }
}
