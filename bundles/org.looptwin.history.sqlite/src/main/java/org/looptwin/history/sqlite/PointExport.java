package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Hands out a selection by series' path, time and sender without holding it in memory: the main
 * file's rows are sorted once, then the sources are merged series by series.
 */
final class PointExport {
  private static final String SORTED =
      "CREATE TEMP TABLE sorted (series, ts, src, value, quality, seq, entry_offset, delay,"
          + " PRIMARY KEY (series, ts, src)) WITHOUT ROWID";
  private static final String SORT =
      "INSERT OR REPLACE INTO temp.sorted SELECT %1$s FROM fresh"
          + " WHERE entry_offset > (SELECT flushed FROM progress)";
  private static final Comparator<JournalEntry> BY_TIME =
      Comparator.comparing((JournalEntry entry) -> entry.reading().ts())
          .thenComparing(entry -> entry.reading().src());
  private final Selection selection;
  private final Connection main;
  private final List<Connection> parts;

  /**
   * @param main within a transaction, so that it does not change meanwhile
   * @param parts those that hold readings
   */
  PointExport(Selection selection, Connection main, List<Connection> parts) {
    this.selection = selection;
    this.main = main;
    this.parts = parts;
  }

  void run(Consumer<JournalEntry> sink) throws SQLException {
    Map<SeriesId, Integer> series = series();
    try (Statement sort = main.createStatement()) {
      sort.execute(SORTED);
      sort.execute(SORT.formatted(HistoryDatabase.COLUMNS));
    }
    List<PreparedStatement> selects = new ArrayList<>();
    try {
      selects.add(prepare(main, "temp.sorted"));
      for (Connection part : parts) {
        selects.add(prepare(part, "point"));
      }
      for (Map.Entry<SeriesId, Integer> each : series.entrySet()) {
        merge(each.getKey(), each.getValue(), selects, sink);
      }
    } finally {
      for (PreparedStatement select : selects) {
        select.close();
      }
    }
  }

  private Map<SeriesId, Integer> series() throws SQLException {
    Map<SeriesId, Integer> chosen = new TreeMap<>();
    try (Statement select = main.createStatement();
        ResultSet row = select.executeQuery("SELECT id, path FROM series")) {
      while (row.next()) {
        SeriesId id = SeriesId.parse(row.getString(2)).orElseThrow();
        if (selection.series().test(id)) {
          chosen.put(id, row.getInt(1));
        }
      }
    }
    return chosen;
  }

  private PreparedStatement prepare(Connection source, String table) throws SQLException {
    PreparedStatement select =
        source.prepareStatement(
            "SELECT %s FROM %s WHERE series = ? AND ts >= ? AND ts < ? ORDER BY ts, src"
                .formatted(HistoryDatabase.COLUMNS, table));
    select.setLong(2, Times.millis(selection.from()));
    select.setLong(3, Times.millis(selection.to()));
    return select;
  }

  /** Rows of one source, in order. */
  private static final class Cursor {
    private final ResultSet rows;
    private final SeriesId series;
    private JournalEntry next;

    private Cursor(ResultSet rows, SeriesId series) throws SQLException {
      this.rows = rows;
      this.series = series;
      advance();
    }

    private void advance() throws SQLException {
      next = rows.next() ? Stored.entry(rows, series) : null;
    }
  }

  private static void merge(
      SeriesId series, int number, List<PreparedStatement> selects, Consumer<JournalEntry> sink)
      throws SQLException {
    PriorityQueue<Cursor> queue =
        new PriorityQueue<>(Comparator.comparing((Cursor cursor) -> cursor.next, BY_TIME));
    List<ResultSet> open = new ArrayList<>();
    try {
      for (PreparedStatement select : selects) {
        select.setInt(1, number);
        ResultSet rows = select.executeQuery();
        open.add(rows);
        requeue(queue, new Cursor(rows, series));
      }
      while (!queue.isEmpty()) {
        Cursor first = queue.poll();
        sink.accept(first.next);
        first.advance();
        requeue(queue, first);
      }
    } finally {
      for (ResultSet rows : open) {
        rows.close();
      }
    }
  }

  private static void requeue(PriorityQueue<Cursor> queue, Cursor cursor) {
    if (cursor.next != null) {
      queue.add(cursor);
    }
  }
}
