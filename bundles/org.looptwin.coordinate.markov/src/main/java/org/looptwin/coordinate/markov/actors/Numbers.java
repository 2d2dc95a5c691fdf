package org.looptwin.coordinate.markov.actors;

import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;

/** The data of a loop, looked up with a clear word when something is missing. */
public final class Numbers {
  private static final double DISPERSION_OF_POISSON = 1;

  private final LoopData data;
  private final boolean reduced;
  private final boolean literal;

  /**
   * @param reduced take the reduced caps where there are such
   * @param literal the study's rewards as printed
   */
  public Numbers(LoopData data, boolean reduced, boolean literal) {
    this.data = data;
    this.reduced = reduced;
    this.literal = literal;
  }

  boolean literal() {
    return literal;
  }

  /** The first of these caps that is given. */
  int cap(String... keys) {
    if (reduced) {
      for (String key : keys) {
        Integer value = data.reducedCaps().get(key);
        if (value != null) {
          return value;
        }
      }
    }
    for (String key : keys) {
      Integer value = data.caps().get(key);
      if (value != null) {
        return reduced ? Math.min(value, 10) : value;
      }
    }
    throw new IllegalArgumentException(
        "caps has no '%s', expected a whole number".formatted(keys[0]));
  }

  double price(String key) {
    return need(data.prices(), "prices (costs_cny or own_completion_cny)", key);
  }

  double mean(String key) {
    return need(data.means(), "poisson_means_own", key);
  }

  double setting(String key, double fallback) {
    return data.setting(key, fallback);
  }

  private static double need(Map<String, Double> map, String group, String key) {
    Double value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("%s has no '%s', expected a number".formatted(group, key));
    }
    return value;
  }

  /**
   * The law of a mean: Poisson, or what {@code settings} says of {@code dispersion} and so on; with
   * {@code empirical} as often as it was seen, where it was.
   */
  Law law(String key, int most) {
    List<Double> seen = data.seen().getOrDefault(key, List.of());
    if (data.setting("empirical", 0) > 0 && !seen.isEmpty()) {
      double competitors = Math.max(1, data.setting("competitors", 1));
      return Law.empirical(seen.stream().mapToDouble(one -> one / competitors).toArray(), most);
    }
    return law(mean(key), most);
  }

  Law law(double mean, int most) {
    double share = mean / Math.max(1, data.setting("competitors", 1));
    double deviation = data.setting("normal_deviation", 0);
    if (deviation > 0) {
      return Law.normal(share, deviation, most);
    }
    double dispersion = data.setting("dispersion", DISPERSION_OF_POISSON);
    return dispersion > 1
        ? Law.negativeBinomial(share, dispersion, most)
        : Law.poisson(share, most);
  }

  public double gamma() {
    return data.setting("gamma", 0.9);
  }
}
