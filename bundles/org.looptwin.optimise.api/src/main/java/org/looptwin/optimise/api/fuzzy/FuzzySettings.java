package org.looptwin.optimise.api.fuzzy;

import java.util.List;

/**
 * How a fuzzy model is turned into a crisp one and which compromise is sought. What is null is
 * taken from the file, else its default.
 *
 * @param relation how fuzzy rows become crisp: {@code vertexwise}, {@code interval} (default),
 *     {@code ranking}, {@code possibilistic}
 * @param ranking the crisp number objectives are optimised for, {@code expected-value} by default
 * @param method how several objectives become one: {@code max-min}, {@code torabi-hassini}, {@code
 *     lai-hwang}, {@code werners}, {@code weighted}, {@code goal}
 * @param alpha degree to which possibilistic rows must hold, 0 to 1; 0.8 by default
 * @param phi weight of the least membership against the mean, 0 to 1; 0.4 by default
 * @param weights by objective, not negative, made to sum to 1; equal by default
 * @param size of a generated network: a name of the file, or {@code suppliers=4,plants=2,...}
 * @param traceability least share of packs that pass watched sites, 0 to 1; 0.6 by default
 * @param devices whether sites and lanes may carry devices; yes by default
 * @param demandFactor multiplies every demand; 1 by default
 * @param nettedProfit whether the chain's profit counts sales inside the chain once (netted) or, as
 *     the study prints it, at every stage
 */
public record FuzzySettings(
    String relation,
    String ranking,
    String method,
    Double alpha,
    Double phi,
    List<Double> weights,
    String size,
    Double traceability,
    Boolean devices,
    Double demandFactor,
    boolean nettedProfit) {
  public static final FuzzySettings DEFAULT =
      new FuzzySettings(null, null, null, null, null, null, null, null, null, null, false);

  /**
   * @throws SettingFault when a number is outside its range
   */
  public FuzzySettings {
    share("alpha", alpha);
    share("phi", phi);
    share("traceability", traceability);
    weights = weights == null ? null : List.copyOf(weights);
    if (weights != null) {
      double sum = 0;
      for (double weight : weights) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
          throw new SettingFault("weights", "hold %s, expected numbers, none below 0", weight);
        }
        sum += weight;
      }
      if (!(sum > 0)) {
        throw new SettingFault("weights", "sum to %s, expected at least one above 0", sum);
      }
    }
    if (demandFactor != null && !(demandFactor > 0 && demandFactor <= 10)) {
      throw new SettingFault("demandFactor", "is %s, expected above 0, at most 10", demandFactor);
    }
  }

  private static void share(String name, Double value) {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw new SettingFault(name, "is %s, expected 0 to 1", value);
    }
  }
}
