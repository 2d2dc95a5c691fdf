package org.looptwin.forecast.lstm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What was observed, month by month: one column for each series, without gaps.
 *
 * @param start month of the first row
 * @param names of the columns, sorted
 * @param rows {@code [month][column]}; not changed
 */
record Panel(YearMonth start, List<String> names, double[][] rows) {

  /**
   * The target and what was observed beside it, from the target's first month to its last. A series
   * that starts later is left out; one that ends earlier keeps its last value (study A, 3.2).
   */
  static Panel of(SeriesHistory history) {
    MonthlySeries target = history.values();
    SortedMap<String, MonthlySeries> columns = new TreeMap<>();
    history
        .panel()
        .forEach(
            (name, series) -> {
              if (!series.start().isAfter(target.start()) && series.end().isAfter(target.start())) {
                columns.put(name, series);
              }
            });
    columns.put(history.target(), target);
    double[][] rows = new double[target.months()][columns.size()];
    int column = 0;
    for (MonthlySeries series : columns.values()) {
      int offset = (int) ChronoUnit.MONTHS.between(series.start(), target.start());
      for (int month = 0; month < rows.length; month++) {
        rows[month][column] = series.at(Math.min(offset + month, series.months() - 1));
      }
      column++;
    }
    return new Panel(target.start(), List.copyOf(columns.keySet()), rows);
  }

  int months() {
    return rows.length;
  }

  int columns() {
    return names.size();
  }

  int column(String name) {
    return names.indexOf(name);
  }

  /** A probability stays within 0 and 1. */
  boolean probability(int column) {
    return names.get(column).startsWith("p:");
  }

  /** As it was known after so many months. */
  Panel first(int months) {
    return new Panel(start, names, java.util.Arrays.copyOf(rows, months));
  }

  /** Its last rows; its first one again where it has fewer. */
  Panel last(int count) {
    double[][] last = new double[count][];
    for (int row = 0; row < count; row++) {
      last[row] = rows[Math.max(0, months() - count + row)];
    }
    return new Panel(start.plusMonths(months() - count), names, last);
  }

  /** The same for equal content, different for any other. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((start + " " + names).getBytes(StandardCharsets.UTF_8));
      ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * columns());
      for (double[] row : rows) {
        buffer.clear();
        for (double value : row) {
          buffer.putDouble(value);
        }
        digest.update(buffer.array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
