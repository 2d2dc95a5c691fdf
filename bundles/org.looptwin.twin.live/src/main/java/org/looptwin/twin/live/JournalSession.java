package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.ToLongFunction;
import org.looptwin.model.telemetry.SeriesId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's connection with what it remembers of the file; given up after any failure. What it
 * reads at the start is bounded, however long the journal is: the entries whose keys are in no file
 * yet.
 */
final class JournalSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalSession.class);
  private static final int MOST_QUARANTINED = 10_000;
  private static final int WORTH_TELLING = 1_000_000;
  private final Connection connection;
  final SeriesTable series;
  final KnownReadings known;
  final QuarantineTable quarantine;
  final BatchInsert insert;
  long last;

  JournalSession(Path file, ToLongFunction<SeriesId> newest) throws SQLException {
    connection = JournalDatabase.forWriting(file);
    try {
      series = new SeriesTable(connection);
      quarantine = new QuarantineTable(connection, MOST_QUARANTINED);
      insert = new BatchInsert(connection);
      last = lastOffset();
      known = new KnownReadings(connection, keys(file), newest, insert);
      connection.rollback();
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private long lastOffset() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(entry_offset) FROM entry")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private KeyIndex keys(Path file) throws SQLException {
    KeyIndex keys = KeyIndex.open(folder(file), this::hash);
    long missing = last + 1 - keys.next();
    if (missing > WORTH_TELLING) {
      LOG.info("The keys of {} journalled readings are collected; this is done once.", missing);
    }
    readKeys(keys);
    if (keys.next() != last + 1) {
      throw new SQLException(
          "The journal %s lacks entry %d of %d; it is damaged. Maybe restore a backup."
              .formatted(file, keys.next(), last));
    }
    return keys;
  }

  /** Beside the journal, e.g. {@code data/journal-keys}. */
  private static Path folder(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + "-keys");
  }

  private void readKeys(KeyIndex keys) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT entry_offset, series, src, ts FROM entry WHERE entry_offset >= ?"
                + " ORDER BY entry_offset")) {
      select.setLong(1, keys.next());
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && row.getLong(1) == keys.next()) {
          long ts = row.getLong(4);
          keys.add(KeyHash.of(row.getLong(2), row.getString(3), ts), ts);
          if (keys.next() % KeyIndex.RUN == 1) {
            keys.committed();
          }
        }
      }
    }
  }

  private Long hash(long offset) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT series, src, ts FROM entry WHERE entry_offset = ?")) {
      select.setLong(1, offset);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? KeyHash.of(row.getLong(1), row.getString(2), row.getLong(3)) : null;
      }
    }
  }

  void commit() throws SQLException {
    connection.commit();
    known.committed();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  /** Never throws. */
  @Override
  public void close() {
    if (known != null) {
      known.close();
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing the journal failed.", e);
    }
  }
}
