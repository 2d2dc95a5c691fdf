package org.looptwin.coordinate.api;

import java.util.List;

/**
 * A rate of an actor as the live network shows it, beside the case's.
 *
 * @param key of the case's means, e.g. {@code consumer_returns}
 * @param actor whose it is
 * @param given the case's value, units per period
 * @param value what is reckoned with, units per period: the mean of what was seen, or the case's
 * @param observations days on which it was seen
 * @param low of the 95 % interval of the mean; NaN with fewer than two observations
 * @param high of the interval
 * @param measured whether there were enough observations
 * @param from the series, e.g. {@code vehicle-plant/packs_consumed}
 * @param seen units of each day
 */
public record LoopRate(
    String key,
    String actor,
    double given,
    double value,
    int observations,
    double low,
    double high,
    boolean measured,
    String from,
    List<Double> seen) {
  public LoopRate {
    seen = List.copyOf(seen);
  }
}
