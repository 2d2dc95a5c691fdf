package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Weak duality: duals and reduced costs of the right sign and size bound the objective from below;
 * when that bound meets the objective, both are right. Needs no other solver.
 */
public final class DualProof {
  private DualProof() {}

  public static void holds(LinearModel model, LinearAnswer answer, double tolerance) {
    double[] left = new double[model.columns()];
    for (int column = 0; column < left.length; column++) {
      left[column] = model.cost(column);
    }
    double bound = 0;
    for (int row = 0; row < model.rows(); row++) {
      double dual = answer.rowDuals()[row];
      for (int entry = model.rowStart(row); entry < model.rowStart(row + 1); entry++) {
        left[model.entryColumn(entry)] -= dual * model.entryValue(entry);
      }
      bound += least(dual, model.rowLower(row), model.rowUpper(row));
    }
    for (int column = 0; column < left.length; column++) {
      assertThat(answer.reducedCosts()[column])
          .as("reduced cost of %s", model.columnName(column))
          .isCloseTo(left[column], within(tolerance));
      bound += least(left[column], model.lower(column), model.upper(column));
    }
    assertThat(bound).isCloseTo(answer.objective(), within(tolerance * (1 + Math.abs(bound))));
  }

  /** Least of dual * z over z in [low, high]; a dual that is only rounding counts as zero. */
  private static double least(double dual, double low, double high) {
    if (Math.abs(dual) < 1e-7) {
      return 0;
    }
    return dual * (dual > 0 ? low : high);
  }
}
