package org.looptwin.optimise.milp.robust;

import org.looptwin.optimise.api.LinearModel;

/** Where a counterpart puts its columns and rows. */
public interface ModelRows {
  /** Adds a continuous column; returns its number. */
  int column(String name, double lower, double upper, double unitCost);

  /** Adds a row; returns its number. */
  int row(String name, double lower, double upper);

  /** Adds a coefficient; a pair of row and column must be given once. */
  void entry(int row, int column, double coefficient);

  /** Adds every coefficient of an expression, times a factor. */
  default void entries(int row, Linear expression, double factor) {
    for (int i = 0; i < expression.size(); i++) {
      entry(row, expression.column(i), factor * expression.coefficient(i));
    }
  }

  static ModelRows of(LinearModel.Builder builder) {
    return new ModelRows() {
      @Override
      public int column(String name, double lower, double upper, double unitCost) {
        return builder.column(name, lower, upper, unitCost);
      }

      @Override
      public int row(String name, double lower, double upper) {
        return builder.row(name, lower, upper);
      }

      @Override
      public void entry(int row, int column, double coefficient) {
        builder.entry(row, column, coefficient);
      }
    };
  }
}
