package org.looptwin.history.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the history's SQLite file. WAL with a synchronous fsync per transaction. */
record HistoryDatabase(Path file) {
  private static final int BUSY_MS = 5_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
          "CREATE TABLE IF NOT EXISTS point (series INTEGER NOT NULL, ts INTEGER NOT NULL,"
              + " src TEXT NOT NULL, value NOT NULL, quality INTEGER NOT NULL,"
              + " seq INTEGER NOT NULL, entry_offset INTEGER NOT NULL, received INTEGER NOT NULL,"
              + " PRIMARY KEY (series, ts, src)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS progress (id INTEGER PRIMARY KEY CHECK (id = 1),"
              + " entry_offset INTEGER NOT NULL)",
          "INSERT OR IGNORE INTO progress (id, entry_offset) VALUES (1, 0)");

  /** For the one writer; creates what is missing; commits only when told. */
  Connection forWriting() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MS);
    Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** For one query; sees the file as it is when the query starts and never blocks the writer. */
  Connection forReading() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MS);
    return JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
  }
}
