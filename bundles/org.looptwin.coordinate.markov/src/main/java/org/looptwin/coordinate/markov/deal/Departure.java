package org.looptwin.coordinate.markov.deal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why a contract is made anew: an indicator left its band.
 *
 * @param value what it was last
 * @param since a period, or a time
 */
public record Departure(String indicator, double value, double low, double high, String since) {
  /** {@code service_level is 0.61, outside 0.75 to 1 since period 3001}. */
  public String sentence() {
    return "%s is %s, outside %s to %s since %s"
        .formatted(
            indicator,
            brief(value),
            Double.isInfinite(low) ? "any" : brief(low),
            Double.isInfinite(high) ? "any" : brief(high),
            since);
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  /** For machines; no upper limit is null. */
  public Map<String, Object> document() {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("indicator", indicator);
    node.put("value", value);
    node.put("low", Double.isInfinite(low) ? null : low);
    node.put("high", Double.isInfinite(high) ? null : high);
    node.put("since", since);
    return node;
  }
}
