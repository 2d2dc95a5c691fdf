package org.looptwin.optimise.api;

/**
 * What the operator would rather avoid: how often carbon cost and expected loss count in the
 * objective. 1 and 1 is their price, a high weight buys less of it with money.
 *
 * @param carbon weight of the carbon cost, 0.01 to 100
 * @param disruption weight of the expected loss from interruptions, 0.01 to 100
 */
public record Preference(double carbon, double disruption) {
  /** Everything at its price. */
  public static final Preference NEUTRAL = new Preference(1, 1);

  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  public Preference {
    check("carbon", carbon);
    check("disruption", disruption);
  }

  private static void check(String name, double weight) {
    if (!(weight >= LEAST && weight <= MOST)) {
      throw new IllegalArgumentException(
          "The preference's weight of %s is %s, expected 0.01 to 100.".formatted(name, weight));
    }
  }
}
