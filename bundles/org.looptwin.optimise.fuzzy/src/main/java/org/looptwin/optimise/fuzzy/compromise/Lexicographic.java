package org.looptwin.optimise.fuzzy.compromise;

import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;

/**
 * Plans with one aim at its best, then the others in order, each without giving back what those
 * before it reached.
 */
final class Lexicographic {
  private static final double SLACK = 1e-9;
  private static final double PROVEN = 1e-9;

  /** Whole values that all together move an aim by less than this share of it hardly matter. */
  private static final double HARDLY = 1e-4;

  private final AimedModel aimed;
  private final LinearModel model;
  private final Search search;

  Lexicographic(AimedModel aimed, Search search) {
    this.aimed = aimed;
    this.model = aimed.builder().build();
    this.search = search;
  }

  /**
   * @param first the aim that comes first
   * @param left how many more solves are expected
   * @return by column
   */
  double[] best(int first, int left) {
    ModelChanges changes = new ModelChanges(model);
    double[] x = null;
    int[] order = order(first, aimed.aims().size());
    for (int step = 0; step < order.length; step++) {
      Aim aim = aimed.aims().get(order[step]);
      changes.cost(aimed.column(order[step]), -aim.sign());
      try {
        LinearAnswer answer =
            search.solve(changes.model(), left - step, "the best of " + aim.name());
        x = answer.x();
        hold(changes, order[step], x, answer.gap());
      } catch (Solves.NoAnswer none) {
        if (x == null) {
          throw none;
        }
        return x;
      }
      changes.cost(aimed.column(order[step]), 0);
    }
    return x;
  }

  private static int[] order(int first, int aims) {
    int[] order = new int[aims];
    order[0] = first;
    int at = 1;
    for (int k = 0; k < aims; k++) {
      if (k != first) {
        order[at++] = k;
      }
    }
    return order;
  }

  /**
   * What an aim has reached stays. An optimum known only to within a gap leaves room that is none,
   * and later steps would sell it: so the whole values that the aim depends on stay as well. Where
   * they hardly move it they stay free, and the aim is left as much room.
   */
  private void hold(ModelChanges changes, int k, double[] x, double gap) {
    Aim aim = aimed.aims().get(k);
    double reached = aim.at(x) / aim.scale();
    double slack = SLACK * Math.max(1, Math.abs(reached));
    double room = wholes(aim) / aim.scale();
    if (room <= HARDLY * Math.abs(reached)) {
      slack += room;
    } else if (!(gap <= PROVEN)) {
      keep(changes, aim, x);
    }
    changes.bounds(
        aimed.column(k),
        aim.maximise() ? reached - slack : Double.NEGATIVE_INFINITY,
        aim.maximise() ? Double.POSITIVE_INFINITY : reached + slack);
  }

  /** How far whole values can move an aim, all together. */
  private double wholes(Aim aim) {
    double sum = 0;
    for (int column = 0; column < aim.coefficients().length; column++) {
      if (model.integer(column) && aim.coefficients()[column] != 0) {
        double range = model.upper(column) - model.lower(column);
        sum += range * Math.abs(aim.coefficients()[column]);
      }
    }
    return sum;
  }

  private void keep(ModelChanges changes, Aim aim, double[] x) {
    for (int column = 0; column < aim.coefficients().length; column++) {
      if (model.integer(column) && aim.coefficients()[column] != 0) {
        double value = Math.rint(x[column]);
        changes.bounds(column, value, value);
      }
    }
  }
}
