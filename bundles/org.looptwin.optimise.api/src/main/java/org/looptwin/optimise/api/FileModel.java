package org.looptwin.optimise.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is read from a file, until it is a linear model. */
final class FileModel {
  /** From here on a side is infinite, as in CPLEX. */
  private static final double INFINITE = 1e20;

  private final String file;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private String name = "";
  private double constant;
  private boolean maximised;

  FileModel(String file) {
    this.file = file;
  }

  /** 1e20 and more is infinite. */
  static double side(double value) {
    return Math.abs(value) >= INFINITE ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
  }

  void name(String modelName) {
    name = modelName;
  }

  void maximised(boolean whether) {
    maximised = whether;
  }

  void constant(double value) {
    constant = value;
  }

  /** The column of this name, a new one from 0 without end where there is none yet. */
  Column column(String columnName) {
    return columns.computeIfAbsent(columnName, any -> new Column());
  }

  Row row(int line, String rowName, double low, double high) {
    if (low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
      throw endless(line, "row " + rowName, low, high);
    }
    Row row = new Row(rowName, low, high);
    rows.add(row);
    return row;
  }

  ModelReader.ReadModel result() {
    LinearModel.Builder model = LinearModel.builder(name);
    Map<Column, Integer> places = new LinkedHashMap<>();
    columns.forEach((columnName, column) -> places.put(column, add(model, columnName, column)));
    columns.forEach(
        (columnName, column) -> {
          if (column.crossed()) {
            int row =
                model.row(columnName + "(upper bound)", Double.NEGATIVE_INFINITY, column.high);
            model.entry(row, places.get(column), 1);
          }
        });
    rows.forEach(row -> add(model, row, places));
    return new ModelReader.ReadModel(model.build(), maximised, constant);
  }

  private int add(LinearModel.Builder model, String columnName, Column column) {
    if (column.low == Double.POSITIVE_INFINITY || column.high == Double.NEGATIVE_INFINITY) {
      throw endless(column.line, "column " + columnName, column.low, column.high);
    }
    double cost = maximised ? -column.cost : column.cost;
    double high = column.crossed() ? Double.POSITIVE_INFINITY : column.high;
    return column.whole
        ? model.integerColumn(columnName, column.low, high, cost)
        : model.column(columnName, column.low, high, cost);
  }

  /** Sides that cross make two rows: nothing can obey both, and solvers say so. */
  private static void add(LinearModel.Builder model, Row row, Map<Column, Integer> places) {
    if (row.low <= row.high) {
      fill(model, row, places, model.row(row.name, row.low, row.high));
    } else {
      fill(model, row, places, model.row(row.name, row.low, Double.POSITIVE_INFINITY));
      fill(
          model,
          row,
          places,
          model.row(row.name + "(upper side)", Double.NEGATIVE_INFINITY, row.high));
    }
  }

  private static void fill(
      LinearModel.Builder model, Row row, Map<Column, Integer> places, int number) {
    row.entries.forEach((column, value) -> model.entry(number, places.get(column), value));
  }

  private IllegalArgumentException endless(int line, String what, double low, double high) {
    return new IllegalArgumentException(
        "%s:%d: %s between %s and %s, expected a finite lower or upper side"
            .formatted(file, line, what, low, high));
  }

  /** A row and its coefficients. */
  static final class Row {
    private final String name;
    private final double low;
    private final double high;
    final Map<Column, Double> entries = new LinkedHashMap<>();

    Row(String name, double low, double high) {
      this.name = name;
      this.low = low;
      this.high = high;
    }
  }

  /** A column, from 0 without end unless said otherwise. */
  static final class Column {
    double cost;
    private double low;
    private double high = Double.POSITIVE_INFINITY;
    private boolean whole;
    private int line;

    void low(double value, int where) {
      low = value;
      line = where;
    }

    void high(double value, int where) {
      high = value;
      line = where;
    }

    void between(double from, double to, int where) {
      low(from, where);
      high(to, where);
    }

    void whole() {
      whole = true;
    }

    void binary() {
      whole = true;
      low = 0;
      high = 1;
    }

    /** Crossed bounds: nothing can obey both, and a row says so to solvers. */
    private boolean crossed() {
      return low > high;
    }
  }
}
