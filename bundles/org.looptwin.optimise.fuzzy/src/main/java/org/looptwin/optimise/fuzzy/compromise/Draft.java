package org.looptwin.optimise.fuzzy.compromise;

import java.util.List;
import org.looptwin.optimise.api.LinearModel;

/**
 * The model of a compromise. Membership mu_k = slope_k value_k + offset_k is written out where it
 * is used: it is no column, and it is not capped at 1 but for goals, where what exceeds 1 earns
 * nothing.
 */
final class Draft {
  private final AimedModel aimed;
  private final Payoff payoff;
  private final boolean goals;

  Draft(AimedModel aimed, Payoff payoff, boolean goals) {
    this.aimed = aimed;
    this.payoff = payoff;
    this.goals = goals;
  }

  /**
   * @param least weight of the least membership
   * @param each [aim] weight of its membership
   */
  LinearModel model(double least, double[] each) {
    LinearModel.Builder builder = aimed.builder();
    List<Aim> aims = aimed.aims();
    int lambda = least > 0 ? builder.column("lambda", 0, 1, -least) : -1;
    double constant = 0;
    for (int k = 0; k < aims.size(); k++) {
      if (payoff.flat(k)) {
        keep(builder, k);
        continue;
      }
      double slope = aims.get(k).scale() / (payoff.ideal()[k] - payoff.nadir()[k]);
      double offset = -payoff.nadir()[k] / (payoff.ideal()[k] - payoff.nadir()[k]);
      if (lambda >= 0) {
        int row =
            builder.row("least[" + aims.get(k).name() + "]", -offset, Double.POSITIVE_INFINITY);
        builder.entry(row, aimed.column(k), slope).entry(row, lambda, -1);
      }
      if (goals) {
        goal(builder, k, slope, offset, each[k]);
      } else {
        builder.cost(aimed.column(k), -each[k] * slope);
        constant -= each[k] * offset;
      }
    }
    builder.column("one", 1, 1, constant);
    return builder.build();
  }

  /** An aim that gives nothing stays where it is. */
  private void keep(LinearModel.Builder builder, int k) {
    Aim aim = aimed.aims().get(k);
    double value = payoff.nadir()[k] / aim.scale();
    double slack = 1e-9 * Math.max(1, Math.abs(value));
    int row =
        aim.maximise()
            ? builder.row("kept[" + aim.name() + "]", value - slack, Double.POSITIVE_INFINITY)
            : builder.row("kept[" + aim.name() + "]", Double.NEGATIVE_INFINITY, value + slack);
    builder.entry(row, aimed.column(k), 1);
  }

  private void goal(
      LinearModel.Builder builder, int k, double slope, double offset, double weight) {
    String name = aimed.aims().get(k).name();
    int missing = builder.column("short[" + name + "]", 0, Double.POSITIVE_INFINITY, weight);
    int row = builder.row("goal[" + name + "]", 1 - offset, Double.POSITIVE_INFINITY);
    builder.entry(row, aimed.column(k), slope).entry(row, missing, 1);
  }
}
