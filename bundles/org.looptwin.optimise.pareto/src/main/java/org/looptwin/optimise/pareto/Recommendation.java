package org.looptwin.optimise.pareto;

import java.util.Arrays;
import java.util.List;
import org.looptwin.optimise.api.Front;

/** Picks among the points of a front; the front itself is the frozen sample for the weights. */
final class Recommendation {
  private static final int COST = 0;
  private static final int DISRUPTION = 2;

  private Recommendation() {}

  /**
   * @return null where there are fewer than two points: entropy weights are undefined
   */
  static Front.Picks of(List<Front.Point> front, double risk) {
    if (front.size() < 2) {
      return null;
    }
    double[][] table =
        front.stream()
            .map(p -> new double[] {p.costEur(), p.emissionsT(), p.disruptionEur()})
            .toArray(double[][]::new);
    double[] entropy = EntropyWeights.ofSample(table);
    double[] dial = RiskDial.turn(entropy, COST, DISRUPTION, risk);
    return new Front.Picks(
        Knee.of(table),
        Topsis.best(table, entropy),
        Topsis.best(table, dial),
        boxed(entropy),
        boxed(dial),
        risk);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
