package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.JournalArchive;

/** Reads a journal's file beside its writer. May be called from many threads, one at a time. */
final class JournalReader implements JournalArchive.Reader {
  private final Path file;
  private final Connection connection;
  private final SeriesTable series;

  JournalReader(Path file) {
    this.file = file;
    try {
      this.connection = JournalDatabase.forReading(file);
      this.series = series(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static SeriesTable series(Connection connection) throws SQLException {
    try {
      return new SeriesTable(connection);
    } catch (SQLException e) {
      JournalDatabase.closeAfter(e, connection);
      throw e;
    }
  }

  @Override
  public synchronized long last() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(entry_offset) FROM entry")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public synchronized List<JournalEntry> read(long after, int max) {
    try (PreparedStatement select = connection.prepareStatement(EntryRow.SELECT)) {
      select.setLong(1, after);
      select.setInt(2, max);
      List<JournalEntry> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(EntryRow.read(row, series.series(row.getLong(2))));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private IllegalStateException unreadable(SQLException e) {
    return new IllegalStateException(
        "The journal %s cannot be read: %s".formatted(file, e.getMessage()), e);
  }
}
