package org.looptwin.optimise.ojalgo;

import org.looptwin.optimise.api.LinearModel;

/**
 * The lower bound that duals prove by weak duality. When it meets the objective, duals and
 * objective are both right; when it does not, the duals are not given to anybody.
 */
final class DualBound {
  private static final double ZERO = 1e-7;

  private final LinearModel model;

  DualBound(LinearModel model) {
    this.model = model;
  }

  boolean meets(double objective, double[] rowDuals, double[] reducedCosts) {
    double bound = 0;
    for (int row = 0; row < rowDuals.length; row++) {
      bound += least(rowDuals[row], model.rowLower(row), model.rowUpper(row));
    }
    for (int column = 0; column < reducedCosts.length; column++) {
      bound += least(reducedCosts[column], model.lower(column), model.upper(column));
    }
    return Math.abs(bound - objective) <= 1e-6 * Math.max(1, Math.abs(objective));
  }

  private static double least(double dual, double low, double high) {
    return Math.abs(dual) < ZERO ? 0 : dual * (dual > 0 ? low : high);
  }
}
