package org.looptwin.optimise.api;

import static org.looptwin.optimise.api.ModelWriter.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** One model as CPLEX LP text. */
final class LpText {
  private static final int WIDTH = 100;

  private final LinearModel model;
  private final Appendable out;
  private final String[] columns;
  private final int[] firstName;
  private final String[] rows;
  private final StringBuilder line = new StringBuilder();

  LpText(LinearModel model, Appendable out) {
    this.model = model;
    this.out = out;
    this.columns = SafeNames.of(model.columns(), model::columnName, "x_");
    List<String> labels = new ArrayList<>();
    this.firstName = new int[model.rows()];
    for (int row = 0; row < model.rows(); row++) {
      firstName[row] = labels.size();
      labels.add(range(row) ? model.rowName(row) + "_lo" : model.rowName(row));
      if (range(row)) {
        labels.add(model.rowName(row) + "_hi");
      }
    }
    this.rows = SafeNames.of(labels.size(), labels::get, "r_");
  }

  private boolean range(int row) {
    return Double.isFinite(model.rowLower(row))
        && Double.isFinite(model.rowUpper(row))
        && model.rowLower(row) != model.rowUpper(row);
  }

  void write() {
    line("Minimize");
    objective();
    line("Subject To");
    for (int row = 0; row < model.rows(); row++) {
      row(row);
    }
    line("Bounds");
    for (int column = 0; column < columns.length; column++) {
      bounds(column);
    }
    list("General", model::integer);
    line("End");
  }

  private void objective() {
    line.append(" cost:");
    boolean empty = true;
    for (int column = 0; column < columns.length; column++) {
      if (model.cost(column) != 0) {
        term(model.cost(column), column);
        empty = false;
      }
    }
    if (empty) {
      term(0, 0);
    }
    flush();
  }

  private void row(int row) {
    double low = model.rowLower(row);
    double high = model.rowUpper(row);
    if (low == high) {
      row(row, rows[firstName[row]], " = " + number(low));
    } else if (range(row)) {
      row(row, rows[firstName[row]], " >= " + number(low));
      row(row, rows[firstName[row] + 1], " <= " + number(high));
    } else if (Double.isFinite(low)) {
      row(row, rows[firstName[row]], " >= " + number(low));
    } else if (Double.isFinite(high)) {
      row(row, rows[firstName[row]], " <= " + number(high));
    }
  }

  private void row(int row, String name, String sense) {
    line.append(' ').append(name).append(':');
    if (model.rowStart(row) == model.rowStart(row + 1)) {
      term(0, 0);
    }
    for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
      term(model.entryValue(entry), model.entryColumn(entry));
    }
    line.append(sense);
    flush();
  }

  private void term(double factor, int column) {
    if (line.length() > WIDTH) {
      flush();
      line.append("  ");
    }
    line.append(factor < 0 ? " - " : " + ");
    line.append(number(Math.abs(factor))).append(' ').append(columns[column]);
  }

  private void bounds(int column) {
    double low = model.lower(column);
    double high = model.upper(column);
    String name = columns[column];
    if (low == high) {
      line(" " + name + " = " + number(low));
    } else if (Double.isInfinite(low) && Double.isInfinite(high)) {
      line(" " + name + " free");
    } else if (Double.isInfinite(high)) {
      if (low != 0) {
        line(" " + name + " >= " + number(low));
      }
    } else {
      String from = Double.isInfinite(low) ? "-inf" : number(low);
      line(" " + from + " <= " + name + " <= " + number(high));
    }
  }

  private void list(String section, IntPredicate listed) {
    boolean any = false;
    for (int column = 0; column < columns.length; column++) {
      if (listed.test(column)) {
        if (!any) {
          line(section);
          any = true;
        }
        line(" " + columns[column]);
      }
    }
  }

  private void line(String text) {
    line.append(text);
    flush();
  }

  private void flush() {
    try {
      out.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line.setLength(0);
  }
}
