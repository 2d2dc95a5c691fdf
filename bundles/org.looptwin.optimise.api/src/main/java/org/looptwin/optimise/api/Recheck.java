package org.looptwin.optimise.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks a solution against its model, independent of the solver that claims it: every row, every
 * bound, every integer. Solvers have returned wrong optima; nobody sees an unchecked one.
 */
public final class Recheck {
  private final double tolerance;

  /**
   * @param tolerance allowed violation relative to the size of the row's terms and of its bound,
   *     1e-6 by default
   */
  public Recheck(double tolerance) {
    this.tolerance = tolerance;
  }

  /**
   * @return at most ten violations, in words; empty when the solution holds
   */
  public List<String> violations(LinearModel model, double[] x) {
    List<String> found = new ArrayList<>();
    for (int column = 0; column < model.columns() && found.size() < 10; column++) {
      double slack = tolerance * Math.max(1, Math.abs(x[column]));
      if (!(x[column] >= model.lower(column) - slack && x[column] <= model.upper(column) + slack)) {
        found.add(
            say(
                "column %s = %.9g outside [%.9g, %.9g]",
                model.columnName(column), x[column], model.lower(column), model.upper(column)));
      } else if (model.integer(column) && Math.abs(x[column] - Math.rint(x[column])) > 1e-6) {
        found.add(say("column %s = %.9g is not whole", model.columnName(column), x[column]));
      }
    }
    for (int row = 0; row < model.rows() && found.size() < 10; row++) {
      double activity = 0;
      double size = 1;
      for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
        double term = model.entryValue(entry) * x[model.entryColumn(entry)];
        activity += term;
        size = Math.max(size, Math.abs(term));
      }
      double slack = tolerance * size;
      if (!(activity >= model.rowLower(row) - slack && activity <= model.rowUpper(row) + slack)) {
        found.add(
            say(
                "row %s = %.9g outside [%.9g, %.9g]",
                model.rowName(row), activity, model.rowLower(row), model.rowUpper(row)));
      }
    }
    return found;
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
