package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the journal's SQLite file. WAL with a synchronous fsync per transaction. */
final class JournalDatabase {
  private static final int BUSY_MS = 5_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
          "CREATE TABLE IF NOT EXISTS entry (entry_offset INTEGER PRIMARY KEY,"
              + " series INTEGER NOT NULL, ts INTEGER NOT NULL, src TEXT NOT NULL,"
              + " value NOT NULL, quality INTEGER NOT NULL, sent INTEGER NOT NULL,"
              + " seq INTEGER NOT NULL, received INTEGER NOT NULL)",
          "CREATE UNIQUE INDEX IF NOT EXISTS entry_key ON entry (series, src, ts)",
          "CREATE TABLE IF NOT EXISTS quarantine (id INTEGER PRIMARY KEY AUTOINCREMENT,"
              + " received INTEGER NOT NULL, connector TEXT NOT NULL, topic TEXT NOT NULL,"
              + " reason TEXT NOT NULL, detail TEXT NOT NULL, payload BLOB NOT NULL,"
              + " size INTEGER NOT NULL)");

  private JournalDatabase() {}

  /** For the one writer; creates what is missing. */
  static Connection forWriting(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MS);
    Connection connection = connect("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  /** For readers; works beside a writer in this or another process. */
  static Connection forReading(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MS);
    return connect("jdbc:sqlite:" + file, config.toProperties());
  }

  private static Connection connect(String url, Properties properties) throws SQLException {
    return JDBC.createConnection(url, properties);
  }

  static void closeAfter(SQLException reason, Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
