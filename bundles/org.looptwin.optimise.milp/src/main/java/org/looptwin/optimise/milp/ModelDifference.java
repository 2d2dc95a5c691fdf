package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;

/** What must change to make one model out of another of the same columns and rows. */
final class ModelDifference {
  private final LinearModel from;
  private final LinearModel to;

  ModelDifference(LinearModel from, LinearModel to) {
    this.from = from;
    this.to = to;
  }

  /** Whether both have the same columns and rows, by name. */
  boolean possible() {
    if (from.columns() != to.columns() || from.rows() != to.rows()) {
      return false;
    }
    for (int column = 0; column < to.columns(); column++) {
      if (!from.columnName(column).equals(to.columnName(column))) {
        return false;
      }
    }
    for (int row = 0; row < to.rows(); row++) {
      if (!from.rowName(row).equals(to.rowName(row))) {
        return false;
      }
    }
    return true;
  }

  void applyTo(LinearSolver.Session session) {
    for (int column = 0; column < to.columns(); column++) {
      if (differ(from.cost(column), to.cost(column))) {
        session.cost(column, to.cost(column));
      }
      if (differ(from.lower(column), to.lower(column))
          || differ(from.upper(column), to.upper(column))) {
        session.bounds(column, to.lower(column), to.upper(column));
      }
    }
    double[] coefficient = new double[to.columns()];
    for (int row = 0; row < to.rows(); row++) {
      if (differ(from.rowLower(row), to.rowLower(row))
          || differ(from.rowUpper(row), to.rowUpper(row))) {
        session.rowBounds(row, to.rowLower(row), to.rowUpper(row));
      }
      coefficients(row, coefficient, session);
    }
  }

  /** Sets every coefficient of the row that is new, gone or other. {@code scratch} is all zero. */
  private void coefficients(int row, double[] scratch, LinearSolver.Session session) {
    for (int entry = from.rowStart(row); entry < from.rowStart(row + 1); entry++) {
      scratch[from.entryColumn(entry)] = from.entryValue(entry);
    }
    for (int entry = to.rowStart(row); entry < to.rowStart(row + 1); entry++) {
      int column = to.entryColumn(entry);
      if (differ(scratch[column], to.entryValue(entry))) {
        session.coefficient(row, column, to.entryValue(entry));
      }
      scratch[column] = 0;
    }
    for (int entry = from.rowStart(row); entry < from.rowStart(row + 1); entry++) {
      int column = from.entryColumn(entry);
      if (scratch[column] != 0) {
        session.coefficient(row, column, 0);
        scratch[column] = 0;
      }
    }
  }

  private static boolean differ(double one, double other) {
    return Double.compare(one, other) != 0;
  }
}
