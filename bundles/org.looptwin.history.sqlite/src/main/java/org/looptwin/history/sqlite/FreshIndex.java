package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.looptwin.model.telemetry.Quality;

/**
 * Which rows of the main file belong to which series, so that readings can be appended there one
 * after the other and still be found. Held in memory: 16 bytes a reading. Safe for many threads.
 */
final class FreshIndex {
  private static final Rows NONE = new Rows();
  private final List<Rows> series = new ArrayList<>();
  private int size;

  /** Rows of one series by offset. A BAD reading has no time here, for it is never the newest. */
  private static final class Rows {
    private static final long BAD = Long.MIN_VALUE;
    private long[] offsets = {};
    private long[] times = {};
    private int count;

    private void add(long offset, long ts, boolean bad) {
      if (count == offsets.length) {
        int room = Math.max(4, count + (count >> 1));
        offsets = Arrays.copyOf(offsets, room);
        times = Arrays.copyOf(times, room);
      }
      offsets[count] = offset;
      times[count++] = bad ? BAD : ts;
    }

    private int forget(long upTo) {
      int place = Arrays.binarySearch(offsets, 0, count, upTo);
      int gone = place >= 0 ? place + 1 : -place - 1;
      offsets = Arrays.copyOfRange(offsets, gone, count);
      times = Arrays.copyOfRange(times, gone, count);
      count -= gone;
      return gone;
    }

    private int newest() {
      int newest = -1;
      for (int i = 0; i < count; i++) {
        if (times[i] != BAD && (newest < 0 || times[i] >= times[newest])) {
          newest = i;
        }
      }
      return newest;
    }
  }

  synchronized void add(int number, long offset, long ts, Quality quality) {
    while (series.size() <= number) {
      series.add(null);
    }
    Rows rows = series.get(number);
    if (rows == null) {
      rows = new Rows();
      series.set(number, rows);
    }
    rows.add(offset, ts, quality == Quality.BAD);
    size++;
  }

  /** What the file holds after this offset. */
  synchronized void fill(Connection main, long flushed) throws SQLException {
    series.clear();
    size = 0;
    Quality[] qualities = Quality.values();
    try (Statement select = main.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT series, entry_offset, ts, quality FROM fresh WHERE entry_offset > "
                    + flushed
                    + " ORDER BY entry_offset")) {
      while (row.next()) {
        add(row.getInt(1), row.getLong(2), row.getLong(3), qualities[row.getInt(4)]);
      }
    }
  }

  synchronized void forget(long upTo) {
    for (int i = 0; i < series.size(); i++) {
      Rows rows = series.get(i);
      if (rows != null) {
        size -= rows.forget(upTo);
        if (rows.count == 0) {
          series.set(i, null);
        }
      }
    }
  }

  synchronized int size() {
    return size;
  }

  /** Offsets of a series' rows, ascending. */
  synchronized long[] offsets(int number) {
    Rows rows = rows(number);
    return Arrays.copyOf(rows.offsets, rows.count);
  }

  /** Offsets of the newest readings that are not BAD, of those series that have one here. */
  synchronized long[] newest(Collection<Integer> numbers) {
    return numbers.stream()
        .map(this::rows)
        .filter(rows -> rows.newest() >= 0)
        .mapToLong(rows -> rows.offsets[rows.newest()])
        .toArray();
  }

  /** Event time of the oldest reading that is not BAD; {@code Long.MAX_VALUE} without any. */
  synchronized long oldest() {
    long oldest = Long.MAX_VALUE;
    for (Rows rows : series) {
      for (int i = 0; rows != null && i < rows.count; i++) {
        oldest = rows.times[i] == Rows.BAD ? oldest : Math.min(oldest, rows.times[i]);
      }
    }
    return oldest;
  }

  private Rows rows(int number) {
    Rows rows = number < series.size() ? series.get(number) : null;
    return rows == null ? NONE : rows;
  }
}
