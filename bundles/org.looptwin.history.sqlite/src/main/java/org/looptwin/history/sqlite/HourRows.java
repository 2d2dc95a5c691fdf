package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.looptwin.model.telemetry.Quality;

/**
 * The table of a part that holds roll-ups: one row for each series, hour and class of quality (BAD
 * or not) with count, sum, least and greatest of the numbers and the last value of any kind with
 * its time. Rows of disjoint readings add up, so that whole hours are answered from them as from
 * the readings; a sum differs by rounding at most.
 */
final class HourRows {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String TABLE =
      "CREATE TABLE hour (series INTEGER NOT NULL, ts INTEGER NOT NULL, bad INTEGER NOT NULL,"
          + " numbers INTEGER NOT NULL, sum, min, max, last NOT NULL, last_ts INTEGER NOT NULL,"
          + " last_offset INTEGER NOT NULL, PRIMARY KEY (series, ts, bad)) WITHOUT ROWID";
  private static final String LATER =
      "(excluded.last_ts, excluded.last_offset) > (last_ts, last_offset)";
  private static final String ADD =
      ("INSERT INTO hour (series, ts, bad, numbers, sum, min, max, last, last_ts, last_offset)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, ts, bad) DO UPDATE SET"
              + " sum = CASE WHEN numbers = 0 THEN excluded.sum WHEN excluded.numbers = 0 THEN sum"
              + "   ELSE sum + excluded.sum END,"
              + " min = min(coalesce(min, excluded.min), coalesce(excluded.min, min)),"
              + " max = max(coalesce(max, excluded.max), coalesce(excluded.max, max)),"
              + " numbers = numbers + excluded.numbers,"
              + " last = CASE WHEN %1$s THEN excluded.last ELSE last END,"
              + " last_offset = CASE WHEN %1$s THEN excluded.last_offset ELSE last_offset END,"
              + " last_ts = max(last_ts, excluded.last_ts)")
          .formatted(LATER);
  private static final String POINTS =
      "SELECT series, ts, quality, value, entry_offset FROM point ORDER BY series, ts, src";
  private static final String HOURS =
      "SELECT series, ts, bad, numbers, sum, min, max, last, last_ts, last_offset FROM hour";
  private final Connection file;

  HourRows(Connection file) throws SQLException {
    this.file = file;
    try (Statement create = file.createStatement()) {
      create.execute(TABLE);
    }
  }

  /** Adds what a part holds. */
  void add(Connection part, PartFile.Kind kind) throws SQLException {
    file.setAutoCommit(false);
    try (PreparedStatement add = file.prepareStatement(ADD);
        Statement select = part.createStatement();
        ResultSet row = select.executeQuery(kind == PartFile.Kind.HOURS ? HOURS : POINTS)) {
      if (kind == PartFile.Kind.HOURS) {
        copy(row, add);
      } else {
        count(row, add);
      }
    }
    file.commit();
    file.setAutoCommit(true);
  }

  private static void copy(ResultSet row, PreparedStatement add) throws SQLException {
    while (row.next()) {
      for (int column = 1; column <= 10; column++) {
        add.setObject(column, row.getObject(column));
      }
      add.executeUpdate();
    }
  }

  private static void count(ResultSet row, PreparedStatement add) throws SQLException {
    Tally[] tallies = {new Tally(), new Tally()};
    int series = 0;
    long hour = 0;
    while (row.next()) {
      long ts = row.getLong(2);
      long begin = ts - Math.floorMod(ts, HOUR);
      if (row.getInt(1) != series || begin != hour) {
        write(series, hour, tallies, add);
        series = row.getInt(1);
        hour = begin;
        tallies = new Tally[] {new Tally(), new Tally()};
      }
      int bad = row.getInt(3) == Quality.BAD.ordinal() ? 1 : 0;
      tallies[bad].reading(Stored.value(row, 4), ts, row.getLong(5));
    }
    write(series, hour, tallies, add);
  }

  private static void write(int series, long hour, Tally[] tallies, PreparedStatement add)
      throws SQLException {
    for (int bad = 0; bad < tallies.length; bad++) {
      Tally tally = tallies[bad];
      if (tally.last() != null) {
        add.setInt(1, series);
        add.setLong(2, hour);
        add.setInt(3, bad);
        add.setLong(4, tally.count());
        boolean any = tally.count() > 0;
        add.setObject(5, any ? tally.sum() : null);
        add.setObject(6, any ? tally.min() : null);
        add.setObject(7, any ? tally.max() : null);
        add.setObject(8, tally.last());
        add.setLong(9, tally.lastTs());
        add.setLong(10, tally.lastOffset());
        add.executeUpdate();
      }
    }
  }
}
