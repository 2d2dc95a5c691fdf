package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * Copies a SQLite file beside its writer. The read transaction that is opened first keeps the copy
 * to one moment and lets the writer go on (write-ahead log).
 */
final class SqliteCopy {
  private static final int BUSY_MS = 10_000;

  /** Where a file's header tells how it is written; 2 is the write-ahead log. */
  private static final int WRITE_VERSION_AT = 18;

  private SqliteCopy() {}

  static void copy(Path file, Path to) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MS);
    try (Connection connection =
            JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet any = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
        any.next();
      }
      statement.executeUpdate("backup to '%s'".formatted(to.toString().replace("'", "''")));
      connection.rollback();
    } catch (SQLException e) {
      throw new IOException("%s cannot be copied: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether it may change while it is copied; the others are written once and never again. */
  static boolean changes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(WRITE_VERSION_AT + 1);
      return head.length <= WRITE_VERSION_AT || head[WRITE_VERSION_AT] != 1;
    }
  }
}
