package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens the journal's SQLite file. WAL with a synchronous fsync per transaction. */
final class JournalDatabase {
  /** Kept as the file's user_version. */
  private static final int VERSION = 2;

  private static final int BUSY_MS = 5_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
          "CREATE TABLE IF NOT EXISTS entry (entry_offset INTEGER PRIMARY KEY,"
              + " series INTEGER NOT NULL, ts INTEGER NOT NULL, src TEXT NOT NULL,"
              + " value NOT NULL, quality INTEGER NOT NULL, sent INTEGER NOT NULL,"
              + " seq INTEGER NOT NULL, received INTEGER NOT NULL)",
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
    config.setGetGeneratedKeys(false); // would cost a statement for every insert
    Connection connection = connect("jdbc:sqlite:" + file, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      bringUp(file, statement);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  /** Version 1 had a unique index of the keys, which {@link KeyIndex} replaces. */
  private static void bringUp(Path file, Statement statement) throws SQLException {
    int version = version(statement);
    if (version > VERSION) {
      throw new SQLException(
          "The journal %s is of version %d, this server knows up to %d. Maybe start a newer one."
              .formatted(file, version, VERSION));
    }
    for (String sql : SCHEMA) {
      statement.execute(sql);
    }
    if (version < VERSION) {
      statement.execute("DROP INDEX IF EXISTS entry_key");
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
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
