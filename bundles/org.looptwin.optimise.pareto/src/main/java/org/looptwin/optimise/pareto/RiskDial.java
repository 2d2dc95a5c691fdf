package org.looptwin.optimise.pareto;

/**
 * The operator's risk preference r in [0, 1]. Cost and disruption share the weight they have
 * together, cost 1 - r of it and disruption r; the others keep theirs. At 0 disruption counts
 * nothing, at 1 cost counts nothing.
 */
final class RiskDial {
  private RiskDial() {}

  /**
   * @param weights [aim], summing to 1
   * @return new weights, summing to 1
   */
  static double[] turn(double[] weights, int cost, int disruption, double risk) {
    double both = weights[cost] + weights[disruption];
    double[] turned = weights.clone();
    turned[cost] = (1 - risk) * both;
    turned[disruption] = risk * both;
    return turned;
  }
}
