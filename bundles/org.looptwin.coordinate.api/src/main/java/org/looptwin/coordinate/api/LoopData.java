package org.looptwin.coordinate.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param seen units of single periods by the keys of the means, where the live network told them
 * @param types kinds of battery by name; none where they are not told apart
 */
public record LoopData(
    Map<String, Integer> caps,
    Map<String, Integer> reducedCaps,
    Map<String, Double> prices,
    Map<String, Double> means,
    Map<String, Double> settings,
    Map<String, List<Double>> seen,
    Map<String, BatteryType> types) {
  public LoopData {
    caps = Map.copyOf(caps);
    reducedCaps = Map.copyOf(reducedCaps);
    prices = Map.copyOf(prices);
    means = Map.copyOf(means);
    settings = Map.copyOf(settings);
    seen = Map.copyOf(seen);
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /** Nothing seen, one kind of battery. */
  public LoopData(
      Map<String, Integer> caps,
      Map<String, Integer> reducedCaps,
      Map<String, Double> prices,
      Map<String, Double> means,
      Map<String, Double> settings) {
    this(caps, reducedCaps, prices, means, settings, Map.of(), Map.of());
  }

  public double setting(String key, double fallback) {
    return Optional.ofNullable(settings.get(key)).orElse(fallback);
  }

  /** The same with other means; what was seen of a rate counts no more once its mean is another. */
  public LoopData means(Map<String, Double> other) {
    Map<String, List<Double>> periods = new HashMap<>(seen);
    periods.keySet().removeIf(key -> !Objects.equals(means.get(key), other.get(key)));
    return new LoopData(caps, reducedCaps, prices, other, settings, periods, types);
  }

  /** The same with other settings. */
  public LoopData settings(Map<String, Double> other) {
    return new LoopData(caps, reducedCaps, prices, means, other, seen, types);
  }

  /** The same with other prices. */
  public LoopData prices(Map<String, Double> other) {
    return new LoopData(caps, reducedCaps, other, means, settings, seen, types);
  }

  /** The same with other caps. */
  public LoopData caps(Map<String, Integer> other) {
    return new LoopData(other, reducedCaps, prices, means, settings, seen, types);
  }

  /** The same with the measured ones of these rates in place of the case's. */
  public LoopData measured(List<LoopRate> rates) {
    Map<String, Double> other = new HashMap<>(means);
    Map<String, List<Double>> periods = new HashMap<>(seen);
    for (LoopRate rate : rates) {
      if (rate.measured()) {
        other.put(rate.key(), rate.value());
        periods.put(rate.key(), rate.seen());
      }
    }
    return new LoopData(caps, reducedCaps, prices, other, settings, periods, types);
  }

  /** The same of one kind of battery only: its share of every rate, its prices. */
  public LoopData only(String type) {
    BatteryType one = types.get(type);
    Map<String, Double> own = new HashMap<>(prices);
    own.putAll(one.prices());
    Map<String, Double> rates = new HashMap<>(means);
    rates.replaceAll((key, mean) -> mean * one.share());
    Map<String, List<Double>> periods = new HashMap<>(seen);
    periods.replaceAll((key, units) -> units.stream().map(unit -> unit * one.share()).toList());
    return new LoopData(caps, reducedCaps, own, rates, settings, periods, Map.of());
  }

  /** The same with these kinds of battery. */
  public LoopData types(Map<String, BatteryType> other) {
    return new LoopData(caps, reducedCaps, prices, means, settings, seen, other);
  }
}
