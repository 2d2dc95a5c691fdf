package org.looptwin.optimise.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelWriter;

/**
 * A model as programs get it: columns {@code c0, c1, ...} and rows {@code r0, r1, ...}, which every
 * reader takes and which give nothing of the network away; rows without sides are left out, because
 * some programs leave them out of their answers too; integers have whole bounds, which GLPK insists
 * on.
 */
final class Written {
  static final String FILE = "model.mps";

  private static final double NEARLY_WHOLE = 1e-9;

  private final LinearModel model;
  private final LinearModel plain;
  private final int[] rows;

  Written(LinearModel model) {
    this.model = model;
    this.rows = new int[model.rows()];
    this.plain = plain();
  }

  private LinearModel plain() {
    LinearModel.Builder builder = LinearModel.builder("model");
    for (int column = 0; column < model.columns(); column++) {
      String name = "c" + column;
      if (model.integer(column)) {
        double low = Math.ceil(model.lower(column) - NEARLY_WHOLE);
        double high = Math.floor(model.upper(column) + NEARLY_WHOLE);
        builder.integerColumn(name, low, Math.max(low, high), model.cost(column));
      } else {
        builder.column(name, model.lower(column), model.upper(column), model.cost(column));
      }
    }
    Arrays.fill(rows, -1);
    int count = 0;
    for (int row = 0; row < model.rows(); row++) {
      if (Double.isFinite(model.rowLower(row)) || Double.isFinite(model.rowUpper(row))) {
        rows[row] = builder.row("r" + count++, model.rowLower(row), model.rowUpper(row));
        for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
          builder.entry(rows[row], model.entryColumn(entry), model.entryValue(entry));
        }
      }
    }
    return builder.build();
  }

  void to(Path folder) throws IOException {
    new ModelWriter(plain).write(folder.resolve(FILE));
  }

  int columns() {
    return plain.columns();
  }

  int rows() {
    return plain.rows();
  }

  boolean whole() {
    return plain.hasIntegers();
  }

  double objective(double[] x) {
    return model.objective(x);
  }

  /** Whether an integer has no whole number between its bounds. */
  static boolean hopeless(LinearModel model) {
    for (int column = 0; column < model.columns(); column++) {
      if (model.integer(column)
          && Math.ceil(model.lower(column) - NEARLY_WHOLE)
              > Math.floor(model.upper(column) + NEARLY_WHOLE)) {
        return true;
      }
    }
    return false;
  }

  /** Duals by row of the model for those of the written one; null for null. */
  double[] duals(double[] written) {
    if (written == null) {
      return null;
    }
    double[] duals = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      duals[row] = rows[row] < 0 ? 0 : written[rows[row]];
    }
    return duals;
  }

  /** The number in a name such as {@code c17}; -1 when it is no such name or too large. */
  static int number(String name, char letter, int count) {
    if (!name.matches(letter + "\\d{1,9}")) {
      return -1;
    }
    int number = Integer.parseInt(name.substring(1));
    return number < count ? number : -1;
  }
}
