package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.JournalArchive;

/** Writes entries of another journal with their offsets and times; useless after a failure. */
final class JournalCopy implements JournalArchive.Writer {
  private final Path file;
  private final Connection connection;
  private final SeriesTable series;
  private final BatchInsert insert;
  private long last;

  JournalCopy(Path file) {
    this.file = file;
    try {
      this.connection = JournalDatabase.forWriting(file);
      this.series = new SeriesTable(connection);
      this.insert = new BatchInsert(connection);
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void append(List<JournalEntry> entries) {
    try {
      for (JournalEntry entry : entries) {
        if (entry.offset() != last + 1) {
          throw new IllegalArgumentException(
              "Entry %d cannot follow entry %d.".formatted(entry.offset(), last));
        }
        long number = series.number(entry.reading().series());
        insert.add(entry, number, entry.reading().quality());
        last++;
      }
      insert.flush();
      connection.commit();
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw unwritable(e);
    }
  }

  private IllegalStateException unwritable(SQLException e) {
    return new IllegalStateException(
        "The journal %s cannot be written: %s".formatted(file, e.getMessage()), e);
  }
}
