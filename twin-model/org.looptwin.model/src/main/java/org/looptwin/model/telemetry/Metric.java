package org.looptwin.model.telemetry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is known of a metric: where it may come from, its unit, what else is accepted, its limits.
 *
 * @param name as in topics, e.g. {@code stock_on_hand}
 * @param families who may send it: node types' topic names, {@code lane}, {@code market}, ...
 * @param unit the unit it is kept in
 * @param accepted other units to the linear conversion into {@code unit}
 * @param min least accepted value in {@code unit}; a smaller one is rejected as {@code range}
 * @param max greatest accepted value
 * @param words for a text metric the words accepted, else empty
 * @param interval how often it is sent; null for events
 * @param silence how old its newest reading may grow before the series is stale; null for never
 */
public record Metric(
    String name,
    Set<String> families,
    String unit,
    Map<String, Conversion> accepted,
    double min,
    double max,
    List<String> words,
    Duration interval,
    Duration silence) {
  /** A series is stale after so many intervals, unless its metric says otherwise. */
  public static final int INTERVALS_UNTIL_STALE = 3;

  /** A metric whose series are stale after three intervals; never when it has none. */
  public Metric(
      String name,
      Set<String> families,
      String unit,
      Map<String, Conversion> accepted,
      double min,
      double max,
      List<String> words,
      Duration interval) {
    this(
        name,
        families,
        unit,
        accepted,
        min,
        max,
        words,
        interval,
        interval == null ? null : interval.multipliedBy(INTERVALS_UNTIL_STALE));
  }

  /**
   * {@code factor * v + offset}, to 12 digits: no instrument has more, and binary noise is none.
   */
  public record Conversion(double factor, double offset) {
    private static final MathContext DIGITS = new MathContext(12);

    public double apply(double v) {
      double exact = factor * v + offset;
      return Double.isFinite(exact) ? new BigDecimal(exact).round(DIGITS).doubleValue() : exact;
    }
  }

  public boolean text() {
    return !words.isEmpty();
  }

  public Optional<Duration> every() {
    return Optional.ofNullable(interval);
  }

  /** How old its newest reading may grow before the series is stale; empty for never. */
  public Optional<Duration> staleAfter() {
    return Optional.ofNullable(silence);
  }

  /** The value in this metric's unit, or empty when the unit is not accepted. */
  public OptionalDouble convert(double v, String fromUnit) {
    if (fromUnit == null || fromUnit.isEmpty() || fromUnit.equals(unit)) {
      return OptionalDouble.of(v);
    }
    Conversion conversion = accepted.get(fromUnit);
    return conversion == null ? OptionalDouble.empty() : OptionalDouble.of(conversion.apply(v));
  }
}
