package org.looptwin.coordinate.api;

import java.util.Map;

/**
 * One of several kinds of battery, each with stocks of its own.
 *
 * @param share of every rate that is of this kind, above 0, at most 1
 * @param prices where they differ from the others', by the case's keys
 */
public record BatteryType(double share, Map<String, Double> prices) {
  public BatteryType {
    prices = Map.copyOf(prices);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share is %s, expected above 0 and at most 1".formatted(share));
    }
  }
}
