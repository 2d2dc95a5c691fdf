package org.looptwin.history.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * The history's main file: what has come in lately, and the list of parts that hold the rest. WAL
 * with a synchronous fsync per transaction.
 */
record HistoryDatabase(Path file) {
  /** Another number is another form: the history is then filled again from the journal. */
  static final int VERSION = 2;

  /**
   * Columns of a reading that the main file and the parts share; {@code delay} follows {@code ts}.
   */
  static final String COLUMNS = "series, ts, src, value, quality, seq, entry_offset, delay";

  private static final int BUSY_MS = 5_000;
  private static final int CHECKPOINT_PAGES = 4_000;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
          "CREATE TABLE IF NOT EXISTS fresh (series INTEGER NOT NULL, ts INTEGER NOT NULL,"
              + " src TEXT NOT NULL, value NOT NULL, quality INTEGER NOT NULL,"
              + " seq INTEGER NOT NULL, entry_offset INTEGER PRIMARY KEY, delay INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS part (file TEXT PRIMARY KEY, kind TEXT NOT NULL,"
              + " chunk_from INTEGER NOT NULL, chunk_to INTEGER NOT NULL,"
              + " first_ts INTEGER NOT NULL, last_ts INTEGER NOT NULL, amount INTEGER NOT NULL)",
          "CREATE TABLE IF NOT EXISTS progress (id INTEGER PRIMARY KEY CHECK (id = 1),"
              + " entry_offset INTEGER NOT NULL, flushed INTEGER NOT NULL)",
          "INSERT OR IGNORE INTO progress (id, entry_offset, flushed) VALUES (1, 0, 0)",
          "PRAGMA user_version = " + VERSION);

  /** The folder of the parts, beside the file: {@code history/} of {@code history.db}. */
  Path parts() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(dot > 0 ? name.substring(0, dot) : name + "-parts");
  }

  /** For the one writer; creates what is missing; commits only when told. */
  Connection forWriting() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MS);
    config.setCacheSize(-16_000);
    config.setJournalSizeLimit(64 << 20);
    config.setGetGeneratedKeys(false); // would cost a look at every statement
    config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "MEMORY");
    Connection connection = JDBC.createConnection(url(), config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      if (version(connection) != VERSION) {
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
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
    return JDBC.createConnection(url(), config.toProperties());
  }

  /** The form of the file, 0 of one that is new or of the first form. */
  int version() throws SQLException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Connection reading = forReading()) {
      return version(reading);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }
}
