package org.looptwin.model.json;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Gathers one series a key from rows of (month, key, value) in any order. Months without a row and
 * months with two are reported.
 */
final class MonthTable {
  private record Cell(double value, int line) {}

  private final CsvTable table;
  private final Map<String, NavigableMap<YearMonth, Cell>> cells = new LinkedHashMap<>();

  MonthTable(CsvTable table) {
    this.table = table;
  }

  void add(CsvRow row, YearMonth month, String key, double value) {
    if (!row.sound()) {
      return;
    }
    Cell before =
        cells.computeIfAbsent(key, k -> new TreeMap<>()).put(month, new Cell(value, row.line()));
    if (before != null) {
      row.error(
          "%s has %s twice, first on line %d".formatted(key, month, before.line()),
          "each month once");
    }
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  boolean has(String key) {
    return cells.containsKey(key);
  }

  /** The series that are without gaps. */
  Map<String, MonthlySeries> series() {
    Map<String, MonthlySeries> series = new LinkedHashMap<>();
    cells.forEach(
        (key, months) -> {
          if (contiguous(key, months)) {
            double[] values = months.values().stream().mapToDouble(Cell::value).toArray();
            series.put(key, new MonthlySeries(months.firstKey(), values));
          }
        });
    return series;
  }

  private boolean contiguous(String key, NavigableMap<YearMonth, Cell> months) {
    YearMonth expected = months.firstKey();
    for (Map.Entry<YearMonth, Cell> entry : months.entrySet()) {
      if (!entry.getKey().equals(expected)) {
        table
            .problems()
            .error(
                table.file(),
                entry.getValue().line(),
                "%s jumps to %s".formatted(key, entry.getKey()),
                "a row for %s before it".formatted(expected));
        return false;
      }
      expected = expected.plusMonths(1);
    }
    return true;
  }
}
