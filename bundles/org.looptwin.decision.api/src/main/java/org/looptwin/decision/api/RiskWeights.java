package org.looptwin.decision.api;

/**
 * What an operator would rather avoid: how often carbon cost and expected loss count in the live
 * plans' objective. 1 and 1 is their price.
 *
 * @param carbon 0.01 to 100
 * @param disruption 0.01 to 100
 */
public record RiskWeights(double carbon, double disruption) {
  public static final RiskWeights NEUTRAL = new RiskWeights(1, 1);

  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  /**
   * @throws IllegalArgumentException when a weight is out of its range
   */
  public RiskWeights {
    check("carbon", carbon);
    check("disruption", disruption);
  }

  private static void check(String name, double weight) {
    if (!(weight >= LEAST && weight <= MOST)) {
      throw new IllegalArgumentException(
          "The weight of %s is %s, expected %s to %s.".formatted(name, weight, LEAST, MOST));
    }
  }
}
