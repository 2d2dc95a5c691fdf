package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.looptwin.model.home.Home;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.JournalArchive;

/** A home as a running server has it: databases with an open writer, a ledger that grows. */
final class SmallHome implements AutoCloseable {
  final Home home;
  private final Connection journal;
  private final Connection history;
  private int offset;

  SmallHome(Path root) throws IOException, SQLException {
    home = new Home(root);
    Files.createDirectories(home.data());
    journal = open(home.journal());
    history = open(home.history());
  }

  private static Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE entry (entry_offset INTEGER PRIMARY KEY, text TEXT)");
    }
    return connection;
  }

  /** A reading: the journal has it before history and ledger. */
  void read() throws IOException, SQLException {
    offset++;
    insert(journal, offset);
    insert(history, offset);
    append("{\"offset\":%d,\"hash\":\"h%d\"}\n".formatted(offset, offset));
  }

  private static void insert(Connection connection, int offset) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO entry VALUES (%d, '%s')".formatted(offset, "x".repeat(200)));
    }
  }

  void append(String text) throws IOException {
    Files.writeString(
        home.ledger(),
        text,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  void write(String name, String text) throws IOException {
    Path file = home.root().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static int last(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(entry_offset), count(*) FROM entry")) {
      row.next();
      if (row.getInt(1) != row.getInt(2)) {
        throw new AssertionError("%s has gaps".formatted(database));
      }
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    journal.close();
    history.close();
  }

  /** Reads these journals. */
  static JournalArchive archive() {
    return new JournalArchive() {
      @Override
      public Reader open(Path journalFile) {
        return new Reader() {
          @Override
          public long last() {
            return SmallHome.last(journalFile);
          }

          @Override
          public List<JournalEntry> read(long after, int max) {
            return List.of();
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
      }

      @Override
      public Writer create(Path journalFile) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
