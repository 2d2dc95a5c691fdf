package org.looptwin.decision.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the live loop protects its plans, with the figures of that protection.
 *
 * @param name one of {@link #NAMES}
 * @param figures what differs from the defaults, by the names of {@link #FIGURES}
 */
public record PlanPolicy(String name, Map<String, Double> figures) {
  /**
   * Nominal forecasts, a fixed set, the box of the forecasts, shapes within that box, and its
   * triangles at their expected values.
   */
  public static final List<String> NAMES =
      List.of(
          "deterministic",
          "static",
          "dynamic",
          "budget",
          "ellipsoid",
          "wasserstein",
          "cvar",
          "fuzzy");

  /**
   * Figures with their ranges: {@code beta} factor on the errors' deviation in place of a conformal
   * radius; {@code gamma}, {@code gammaLanes}, {@code gammaCarbon} the budgets of suppliers and
   * lane classes a month and of carbon months; {@code omega} the ellipsoid's radius; {@code
   * epsilon} and {@code scenarios} of a Wasserstein ball; {@code alpha} and {@code scenarios} of
   * the tail; {@code reserve} the share of the need kept at suppliers; {@code changePrice} EUR for
   * a kWh moved.
   */
  public static final Map<String, Range> FIGURES =
      Map.of(
          "beta", new Range(0, 10, Double.NaN),
          "gamma", new Range(0, 1000, 3),
          "gammaLanes", new Range(0, 100, 1),
          "gammaCarbon", new Range(0, 120, 3),
          "omega", new Range(0, 100, 2.15),
          "epsilon", new Range(0, 1000, 1),
          "alpha", new Range(0, 0.999, 0.9),
          "scenarios", new Range(1, 2_000, Double.NaN),
          "reserve", new Range(0, 1, 0),
          "changePrice", new Range(0, 1000, 3));

  /** The calibrated box at its worst case. */
  public static final PlanPolicy DEFAULT = new PlanPolicy("dynamic", Map.of());

  /**
   * @param otherwise what holds without a word; NaN where that depends
   */
  public record Range(double least, double most, double otherwise) {}

  /**
   * @throws IllegalArgumentException when the policy or a figure is unknown, or out of its range
   */
  public PlanPolicy {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "The policy is '%s', expected one of %s.".formatted(name, String.join(", ", NAMES)));
    }
    figures.forEach(PlanPolicy::check);
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  private static void check(String figure, Double value) {
    Range range = FIGURES.get(figure);
    if (range == null) {
      throw new IllegalArgumentException(
          "'%s' is no figure of a policy, expected one of %s."
              .formatted(figure, new TreeMap<>(FIGURES).keySet()));
    }
    if (!(value >= range.least() && value <= range.most())) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s to %s.".formatted(figure, value, range.least(), range.most()));
    }
  }

  /** The figure, or what holds without a word. */
  public double figure(String figure) {
    return figures.getOrDefault(figure, FIGURES.get(figure).otherwise());
  }

  @Override
  public String toString() {
    return figures.isEmpty() ? name : name + " " + figures;
  }
}
