package org.looptwin.coordinate.api;

import java.util.Map;
import java.util.Optional;

/**
 * The numbers of the five actors of a closed loop: manufacturer, distributor, consumer, recycler,
 * reuser. Keys are those of the case file.
 *
 * @param caps greatest stocks and orders, units
 * @param reducedCaps the same for solving by exhaustion
 * @param prices by unit, in the case's currency
 * @param means of the demand and supply of each actor, units per period
 * @param settings gamma and what else is set, with defaults where missing
 */
public record LoopData(
    Map<String, Integer> caps,
    Map<String, Integer> reducedCaps,
    Map<String, Double> prices,
    Map<String, Double> means,
    Map<String, Double> settings) {
  public LoopData {
    caps = Map.copyOf(caps);
    reducedCaps = Map.copyOf(reducedCaps);
    prices = Map.copyOf(prices);
    means = Map.copyOf(means);
    settings = Map.copyOf(settings);
  }

  public double setting(String key, double fallback) {
    return Optional.ofNullable(settings.get(key)).orElse(fallback);
  }

  /** The same with other means, e.g. those seen in the live network. */
  public LoopData means(Map<String, Double> other) {
    return new LoopData(caps, reducedCaps, prices, other, settings);
  }

  /** The same with other settings. */
  public LoopData settings(Map<String, Double> other) {
    return new LoopData(caps, reducedCaps, prices, means, other);
  }
}
