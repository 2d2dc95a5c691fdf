package org.looptwin.optimise.milp;

import org.looptwin.optimise.milp.robust.Linear;

/**
 * A month's emissions as a column, where the carbon price is uncertain: {@code emitted = sum kg x}.
 * The sum may be negative; then a low price is the bad one.
 */
final class Emissions {
  private static final double FREE = Double.POSITIVE_INFINITY;

  private final int column;
  private final Linear sum;

  Emissions(Draft draft, Instance instance, int period) {
    String at = "[%d]".formatted(instance.month(period));
    sum = draft.emissions(period);
    column = draft.column("emitted" + at, -FREE, FREE);
    int row = draft.row("emissions" + at, 0, 0);
    draft.entry(row, column, -1);
    for (int i = 0; i < sum.size(); i++) {
      draft.entry(row, sum.column(i), sum.coefficient(i));
    }
  }

  /** Cost when the price is higher by so much, EUR/t. */
  Linear cost(double eurT) {
    return Linear.of(column, 1e-3 * eurT);
  }

  void complete(double[] x) {
    x[column] = sum.at(x);
  }
}
