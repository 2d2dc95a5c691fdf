package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearModel;

/**
 * The columns that follow from a plan's sites and flows: purchases, production, stocks, shortages,
 * reliefs. Each is computed from the row that defines it, at its least cost; a value beyond its
 * bounds is brought back, so that the row shows what is wrong.
 */
final class Completion {
  /** Kinds of columns and the rows that define them, in the order in which they can be computed. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("buy", "bought"),
          new Rule("total", "sum"),
          new Rule("relief", "floor"),
          new Rule("spot", "ceiling"),
          new Rule("make", "packs"),
          new Rule("stock", "material"),
          new Rule("below", "reserve"),
          new Rule("short", "demand"),
          new Rule("uncollected", "collect"),
          new Rule("process", "blackmass"),
          new Rule("held", "returns"),
          new Rule("share-more", "share"),
          new Rule("share-less", "share"),
          new Rule("route-more", "route"),
          new Rule("route-less", "route"),
          new Rule("abate", "abatement"));

  private final LinearModel matrix;
  private final double[] x;
  private final Map<String, Integer> rows = new HashMap<>();

  /**
   * @param x by column: sites and flows; the rest is filled in
   */
  Completion(LinearModel matrix, double[] x) {
    this.matrix = matrix;
    this.x = x;
    for (int row = 0; row < matrix.rows(); row++) {
      rows.put(matrix.rowName(row), row);
    }
  }

  void fill() {
    Map<String, int[]> kinds = kinds();
    for (Rule rule : RULES) {
      for (int column : kinds.getOrDefault(rule.column, new int[0])) {
        String name = matrix.columnName(column);
        fill(column, rows.get(rule.row + name.substring(name.indexOf('['))));
      }
    }
  }

  /** Columns by kind, in the order of the model: months ascend. */
  private Map<String, int[]> kinds() {
    Map<String, IntStream.Builder> found = new HashMap<>();
    for (int column = 0; column < matrix.columns(); column++) {
      String name = matrix.columnName(column);
      int end = name.indexOf('[');
      if (end > 0) {
        found.computeIfAbsent(name.substring(0, end), key -> IntStream.builder()).add(column);
      }
    }
    Map<String, int[]> kinds = new HashMap<>();
    found.forEach((kind, columns) -> kinds.put(kind, columns.build().toArray()));
    return kinds;
  }

  /** The cheapest value that keeps the row, the other columns being as they are. */
  private void fill(int column, int row) {
    double own = 0;
    double rest = 0;
    for (int entry = matrix.rowStart(row); entry < matrix.rowStart(row + 1); entry++) {
      if (matrix.entryColumn(entry) == column) {
        own = matrix.entryValue(entry);
      } else {
        rest += matrix.entryValue(entry) * x[matrix.entryColumn(entry)];
      }
    }
    if (own == 0) {
      return;
    }
    double one = (matrix.rowLower(row) - rest) / own;
    double other = (matrix.rowUpper(row) - rest) / own;
    double low = Math.max(matrix.lower(column), Math.min(one, other));
    double high = Math.min(matrix.upper(column), Math.max(one, other));
    double wanted = matrix.cost(column) < 0 ? high : low;
    x[column] = Math.max(matrix.lower(column), Math.min(matrix.upper(column), wanted));
  }

  /** A kind of column and the kind of row that defines it; both bear the same suffix. */
  private record Rule(String column, String row) {}
}
