package org.looptwin.optimise.api;

import static org.looptwin.optimise.api.ModelWriter.number;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One model as free-format MPS. */
final class MpsText {
  private static final String OBJECTIVE = "cost";

  private final LinearModel model;
  private final Appendable out;
  private final String[] columns;
  private final String[] rows;

  MpsText(LinearModel model, Appendable out) {
    this.model = model;
    this.out = out;
    this.columns = SafeNames.of(model.columns(), model::columnName, "x_");
    this.rows = SafeNames.of(model.rows(), model::rowName, "r_");
  }

  void write() {
    line("NAME " + SafeNames.of(1, any -> model.name(), "m_")[0] + " FREE");
    line("ROWS");
    line(" N " + OBJECTIVE);
    for (int row = 0; row < rows.length; row++) {
      line(" " + type(row) + " " + rows[row]);
    }
    columns();
    rightHandSides();
    ranges();
    line("BOUNDS");
    for (int column = 0; column < columns.length; column++) {
      bounds(column);
    }
    line("ENDATA");
  }

  private char type(int row) {
    double low = model.rowLower(row);
    double high = model.rowUpper(row);
    if (low == high) {
      return 'E';
    }
    if (Double.isInfinite(low)) {
      return Double.isInfinite(high) ? 'N' : 'L';
    }
    return Double.isInfinite(high) || Math.abs(low) > Math.abs(high) ? 'G' : 'L';
  }

  private void columns() {
    line("COLUMNS");
    int[][] entries = entriesByColumn();
    boolean whole = false;
    for (int column = 0; column < columns.length; column++) {
      if (model.integer(column) != whole) {
        whole = !whole;
        line(" MARKER 'MARKER' " + (whole ? "'INTORG'" : "'INTEND'"));
      }
      column(column, entries[column]);
    }
    if (whole) {
      line(" MARKER 'MARKER' 'INTEND'");
    }
  }

  private void column(int column, int[] entries) {
    if (model.cost(column) != 0 || entries.length == 0) {
      line(" " + columns[column] + " " + OBJECTIVE + " " + number(model.cost(column)));
    }
    for (int at = 0; at < entries.length; at += 2) {
      double value = model.entryValue(entries[at + 1]);
      line(" " + columns[column] + " " + rows[entries[at]] + " " + number(value));
    }
  }

  /** By column: row, entry, row, entry, ... */
  private int[][] entriesByColumn() {
    int[] length = new int[columns.length];
    for (int entry = 0; entry < model.nonZeros(); entry++) {
      length[model.entryColumn(entry)] += 2;
    }
    int[][] entries = new int[columns.length][];
    for (int column = 0; column < columns.length; column++) {
      entries[column] = new int[length[column]];
    }
    int[] next = new int[columns.length];
    for (int row = 0; row < rows.length; row++) {
      for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
        int column = model.entryColumn(entry);
        entries[column][next[column]++] = row;
        entries[column][next[column]++] = entry;
      }
    }
    return entries;
  }

  private void rightHandSides() {
    line("RHS");
    for (int row = 0; row < rows.length; row++) {
      char type = type(row);
      double side = type == 'G' ? model.rowLower(row) : model.rowUpper(row);
      if (type != 'N' && side != 0) {
        line(" RHS " + rows[row] + " " + number(side));
      }
    }
  }

  private void ranges() {
    line("RANGES");
    for (int row = 0; row < rows.length; row++) {
      double width = model.rowUpper(row) - model.rowLower(row);
      if (width > 0 && Double.isFinite(width)) {
        line(" RNG " + rows[row] + " " + number(width));
      }
    }
  }

  /** All bounds are written for integers: readers differ in what they take when one is missing. */
  private void bounds(int column) {
    double low = model.lower(column);
    double high = model.upper(column);
    if (low == high) {
      bound("FX", column, number(low));
      return;
    }
    if (Double.isInfinite(low) && Double.isInfinite(high)) {
      bound("FR", column, "");
      return;
    }
    if (Double.isInfinite(low)) {
      bound("MI", column, "");
    } else if (low != 0 || model.integer(column)) {
      bound("LO", column, number(low));
    }
    if (Double.isFinite(high)) {
      bound("UP", column, number(high));
    } else if (model.integer(column)) {
      bound("PL", column, "");
    }
  }

  private void bound(String kind, int column, String value) {
    line((" " + kind + " BND " + columns[column] + " " + value).stripTrailing());
  }

  private void line(String text) {
    try {
      out.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
