package org.looptwin.coordinate.api;

import java.util.Map;

/**
 * What a coordinator wants to be great.
 *
 * @param product false: the sum of everybody's profit, each times its weight; true: Nash's product
 *     of what everybody gains over being alone, each to the power of its weight
 * @param weights by actor, positive; 1 where missing
 */
public record Objective(boolean product, Map<String, Double> weights) {
  /** Everybody's profit alike. */
  public static final Objective SUM = new Objective(false, Map.of());

  public Objective {
    weights = Map.copyOf(weights);
    weights.forEach(
        (actor, weight) -> {
          if (!(weight > 0 && weight <= 1000)) {
            throw new IllegalArgumentException(
                "the weight of %s is %s, expected above 0 and at most 1000"
                    .formatted(actor, weight));
          }
        });
  }

  public double weight(String actor) {
    return weights.getOrDefault(actor, 1.0);
  }
}
