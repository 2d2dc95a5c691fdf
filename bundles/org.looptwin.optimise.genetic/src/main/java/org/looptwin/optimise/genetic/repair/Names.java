package org.looptwin.optimise.genetic.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.LinearModel;

/** Columns and rows of a planning model by their names {@code kind[key,month]}. */
final class Names {
  private final LinearModel model;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, List<Integer>> rowsOfKind = new HashMap<>();
  private final int months;

  Names(LinearModel model) {
    this.model = model;
    int last = 0;
    for (int column = 0; column < model.columns(); column++) {
      columns.put(model.columnName(column), column);
      last = Math.max(last, month(model.columnName(column)));
    }
    months = last;
    for (int row = 0; row < model.rows(); row++) {
      String name = model.rowName(row);
      rows.put(name, row);
      rowsOfKind.computeIfAbsent(kind(name) + month(name), kind -> new ArrayList<>()).add(row);
    }
  }

  /** The part before the bracket; the whole name where there is none. */
  static String kind(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  /** What stands in the brackets before the month, e.g. {@code B01,LI}. */
  static String key(String name) {
    int comma = name.lastIndexOf(',');
    return comma < 0 ? "" : name.substring(name.indexOf('[') + 1, comma);
  }

  /** 1 is the horizon's first; 0 for names without a month. */
  static int month(String name) {
    int from = Math.max(name.lastIndexOf(','), name.indexOf('[')) + 1;
    int end = name.length() - 1;
    boolean number = from > 0 && from < end;
    for (int at = from; number && at < end; at++) {
      number = Character.isDigit(name.charAt(at));
    }
    return number ? Integer.parseInt(name, from, end, 10) : 0;
  }

  int months() {
    return months;
  }

  /** Rows of a kind in a month, in the order of the model. */
  List<Integer> rows(String kind, int month) {
    return rowsOfKind.getOrDefault(kind + month, List.of());
  }

  /** The column {@code kind[key,month]}; -1 when there is none. */
  int column(String kind, String key, int month) {
    return columns.getOrDefault(name(kind, key, month), -1);
  }

  /** The column that says whether a recycling centre is open. */
  int site(String id) {
    return columns.get("z[%s]".formatted(id));
  }

  /** The row {@code kind[key,month]}; -1 when there is none. */
  int row(String kind, String key, int month) {
    return rows.getOrDefault(name(kind, key, month), -1);
  }

  private static String name(String kind, String key, int month) {
    return key.isEmpty()
        ? "%s[%d]".formatted(kind, month)
        : "%s[%s,%d]".formatted(kind, key, month);
  }

  /** Columns of the row that are flows over lanes, with a coefficient of this sign. */
  int[] flows(int row, int sign) {
    List<Integer> found = new ArrayList<>();
    for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
      int column = model.entryColumn(entry);
      if (model.columnName(column).startsWith("x[") && sign * model.entryValue(entry) > 0) {
        found.add(column);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The coefficient of a column in a row; 0 when it has none. */
  double coefficient(int row, int column) {
    for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
      if (model.entryColumn(entry) == column) {
        return model.entryValue(entry);
      }
    }
    return 0;
  }
}
