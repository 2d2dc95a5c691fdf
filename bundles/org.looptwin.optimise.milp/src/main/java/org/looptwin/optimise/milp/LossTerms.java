package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.Linear;
import org.looptwin.optimise.milp.robust.TailLoss;
import org.looptwin.optimise.milp.robust.WorstMean;

/**
 * How much worse than the mean the loss by interruptions may be: the mean of the worst sampled
 * years, or the worst mean within a Wasserstein distance of them. Land lanes keep their expected
 * loss.
 */
final class LossTerms implements RiskTerms {
  /** The tail is counted in thousands: a year's loss in EUR is too large for branch and cut. */
  private static final double THOUSAND = 1000;

  private final TailLoss tail;
  private final WorstMean ball;

  LossTerms(Draft draft, Instance instance, Exposures exposures, Protection protection) {
    LossScenarios scenarios = instance.losses();
    Linear[][] losses = losses(instance, exposures, scenarios);
    if (protection instanceof Protection.Tail wanted) {
      tail =
          new TailLoss(
              draft.rows(Part.DISRUPTION),
              "[year]",
              years(scenarios, losses),
              wanted.alpha(),
              THOUSAND);
      ball = null;
    } else {
      tail = null;
      ball = ball(draft, scenarios, losses, ((Protection.Wasserstein) protection).epsilon());
    }
  }

  /** [source][month] */
  private static Linear[][] losses(
      Instance instance, Exposures exposures, LossScenarios scenarios) {
    Linear[][] losses = new Linear[scenarios.sources().size()][instance.periods()];
    for (int t = 0; t < instance.periods(); t++) {
      var classes = exposures.laneClasses(t);
      for (int j = 0; j < losses.length; j++) {
        LossScenarios.Source source = scenarios.sources().get(j);
        losses[j][t] =
            source.laneClass() == null
                ? exposures.supplier(source.supplier(), t)
                : classes.get(source.laneClass());
      }
    }
    return losses;
  }

  private static List<Linear> years(LossScenarios scenarios, Linear[][] losses) {
    List<Linear> years = new ArrayList<>();
    for (boolean[][] year : scenarios.lost()) {
      Map<Integer, Double> sum = new TreeMap<>();
      for (int j = 0; j < losses.length; j++) {
        for (int t = 0; t < losses[j].length; t++) {
          for (int i = 0; year[j][t] && i < losses[j][t].size(); i++) {
            sum.merge(losses[j][t].column(i), losses[j][t].coefficient(i) / THOUSAND, Double::sum);
          }
        }
      }
      years.add(Linear.of(sum));
    }
    return years;
  }

  private static WorstMean ball(
      Draft draft, LossScenarios scenarios, Linear[][] losses, double epsilon) {
    List<Linear> flat = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int j = 0; j < losses.length; j++) {
      for (int t = 0; t < losses[j].length; t++) {
        flat.add(losses[j][t]);
        means.add(scenarios.mean(j, t));
      }
    }
    double[] mean = means.stream().mapToDouble(Double::doubleValue).toArray();
    return new WorstMean(draft.rows(Part.DISRUPTION), "[year]", flat, mean, epsilon, 1);
  }

  @Override
  public void complete(double[] x) {
    if (tail != null) {
      tail.complete(x);
    } else {
      ball.complete(x);
    }
  }

  @Override
  public double eur(double[] x) {
    return tail != null ? THOUSAND * tail.value(x) : ball.value(x);
  }
}
