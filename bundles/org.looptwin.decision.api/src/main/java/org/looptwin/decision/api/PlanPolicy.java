package org.looptwin.decision.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the live loop protects its plans, with the figures of that protection, and which obligations
 * they keep.
 *
 * @param name one of {@link #NAMES}
 * @param figures what differs from the defaults, by the names of {@link #FIGURES}
 * @param rules of the case's policy packs that a plan keeps where one can: by their names, {@code
 *     due} for those in force in its first month, {@code all}; none by default
 */
public record PlanPolicy(String name, Map<String, Double> figures, List<String> rules) {
  /**
   * Nominal forecasts, a fixed set, the box of the forecasts, shapes within that box, the box with
   * rules that answer to what comes back, and its triangles at their expected values.
   */
  public static final List<String> NAMES =
      List.of(
          "deterministic",
          "static",
          "dynamic",
          "budget",
          "ellipsoid",
          "affine",
          "wasserstein",
          "cvar",
          "fuzzy");

  /**
   * Figures with their ranges: {@code beta} factor on the errors' deviation in place of a conformal
   * radius; {@code gamma}, {@code gammaLanes}, {@code gammaCarbon} the budgets of suppliers and
   * lane classes a month and of carbon months; {@code omega} the ellipsoid's radius; {@code
   * epsilon} and {@code scenarios} of a Wasserstein ball; {@code alpha} and {@code scenarios} of
   * the tail; {@code gammaRecovery} the months' worth of the recovery rate lower by {@code
   * recoveryDrop}, which its history tells where it is not named; {@code reserve} the share of the
   * need kept at suppliers; {@code changePrice} EUR for a kWh moved.
   */
  public static final Map<String, Range> FIGURES =
      Map.ofEntries(
          Map.entry("beta", new Range(0, 10, Double.NaN)),
          Map.entry("gamma", new Range(0, 1000, 3)),
          Map.entry("gammaLanes", new Range(0, 100, 1)),
          Map.entry("gammaCarbon", new Range(0, 120, 3)),
          Map.entry("gammaRecovery", new Range(0, 120, 3)),
          Map.entry("recoveryDrop", new Range(0, 1, Double.NaN)),
          Map.entry("omega", new Range(0, 100, 2.15)),
          Map.entry("epsilon", new Range(0, 1000, 1)),
          Map.entry("alpha", new Range(0, 0.999, 0.9)),
          Map.entry("scenarios", new Range(1, 2_000, Double.NaN)),
          Map.entry("reserve", new Range(0, 1, 0)),
          Map.entry("changePrice", new Range(0, 1000, 3)));

  /** What every policy heeds. */
  private static final Set<String> COMMON = Set.of("reserve", "changePrice");

  /** What a policy heeds besides. */
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "dynamic", Set.of("beta"),
          "fuzzy", Set.of("beta"),
          "budget", Set.of("beta", "gamma", "gammaLanes", "gammaCarbon"),
          "ellipsoid", Set.of("beta", "omega"),
          "affine", Set.of("beta", "gammaRecovery", "recoveryDrop"),
          "wasserstein", Set.of("epsilon", "scenarios"),
          "cvar", Set.of("alpha", "scenarios"));

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
    rules = List.copyOf(rules);
  }

  /** Without obligations. */
  public PlanPolicy(String name, Map<String, Double> figures) {
    this(name, figures, List.of());
  }

  /** The same protection with other obligations. */
  public PlanPolicy with(List<String> newRules) {
    return new PlanPolicy(name, figures, newRules);
  }

  /** The figures that a policy heeds; others change nothing under it. */
  public static Set<String> heededBy(String policy) {
    Set<String> heeded = new TreeSet<>(COMMON);
    heeded.addAll(OWN.getOrDefault(policy, Set.of()));
    return heeded;
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
    String protection = figures.isEmpty() ? name : name + " " + figures;
    return rules.isEmpty() ? protection : protection + " keeping " + String.join(", ", rules);
  }
}
