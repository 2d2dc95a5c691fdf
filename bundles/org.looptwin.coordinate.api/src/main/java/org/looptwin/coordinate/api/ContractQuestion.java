package org.looptwin.coordinate.api;

import java.util.Map;

/**
 * A contract that is only thought of.
 *
 * @param prices in place of the case's, by its keys
 * @param means in place of the measured ones or the case's, units per period
 * @param gamma discount, NaN for the case's
 * @param detection chance that a deviation is seen, NaN for the case's
 * @param objective what the coordinator is after
 */
public record ContractQuestion(
    Map<String, Double> prices,
    Map<String, Double> means,
    double gamma,
    double detection,
    Objective objective) {
  public ContractQuestion {
    prices = Map.copyOf(prices);
    means = Map.copyOf(means);
  }
}
