package org.looptwin.twin.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;

/** Collects a batch's entries and inserts many with one statement. Not for several threads. */
final class BatchInsert {
  private static final int ROWS = 32;
  private final PreparedStatement many;
  private final PreparedStatement one;
  private final List<Row> rows = new ArrayList<>();

  /** An entry as it will be stored. */
  record Row(JournalEntry entry, long series, Quality sent) {}

  BatchInsert(Connection connection) throws SQLException {
    many = connection.prepareStatement(EntryRow.insert(ROWS));
    one = connection.prepareStatement(EntryRow.insert(1));
  }

  /** Entries come with consecutive offsets. */
  void add(JournalEntry entry, long series, Quality sent) {
    rows.add(new Row(entry, series, sent));
  }

  /** Whether the entry of this offset waits here. */
  boolean holds(long offset) {
    return !rows.isEmpty() && offset >= rows.get(0).entry().offset();
  }

  Row row(long offset) {
    return rows.get((int) (offset - rows.get(0).entry().offset()));
  }

  /** Inserts what waits. */
  void flush() throws SQLException {
    int done = 0;
    for (; rows.size() - done >= ROWS; done += ROWS) {
      insert(many, rows.subList(done, done + ROWS));
    }
    for (Row row : rows.subList(done, rows.size())) {
      insert(one, List.of(row));
    }
    rows.clear();
  }

  private static void insert(PreparedStatement statement, List<Row> rows) throws SQLException {
    int parameter = 1;
    for (Row row : rows) {
      parameter = EntryRow.bind(statement, parameter, row.entry(), row.series(), row.sent());
    }
    statement.executeUpdate();
  }
}
