package org.looptwin.uncertainty.extremes;

import java.util.Arrays;

/**
 * One series: as observed up to its 90 % quantile, a Pareto tail beyond. Probabilities are seen as
 * log-odds, so that no tail leaves (0, 1).
 */
final class Margin {
  private static final double THRESHOLD = 0.9;
  private static final int LEAST_EXCESSES = 5;
  private static final double EDGE = 1e-4;
  private static final double MOST_XI = 0.9;

  private final double[] sorted;
  private final boolean probability;
  private final double threshold;
  private final double beyond;
  private final GeneralizedPareto tail; // null when there is too little beyond

  Margin(double[] values, boolean probability) {
    this.probability = probability;
    this.sorted = Arrays.stream(values).map(this::seen).sorted().toArray();
    int below = (int) Math.floor(THRESHOLD * sorted.length);
    this.threshold = sorted[Math.max(0, below - 1)];
    double[] excesses =
        Arrays.stream(sorted).filter(x -> x > threshold).map(x -> x - threshold).toArray();
    this.beyond = (double) excesses.length / sorted.length;
    this.tail = excesses.length < LEAST_EXCESSES ? null : bounded(GeneralizedPareto.fit(excesses));
  }

  /** A handful of excesses may claim a tail without a mean. */
  private static GeneralizedPareto bounded(GeneralizedPareto fitted) {
    return new GeneralizedPareto(
        Math.max(-MOST_XI, Math.min(MOST_XI, fitted.xi())), fitted.sigma());
  }

  private double seen(double value) {
    if (!probability) {
      return value;
    }
    double inside = Math.max(EDGE, Math.min(1 - EDGE, value));
    return StrictMath.log(inside / (1 - inside));
  }

  /** The value not exceeded with probability p, 0 to 1. */
  double quantile(double p) {
    double x =
        tail != null && p > 1 - beyond
            ? tail.valueAtRisk(p, threshold, beyond)
            : sorted[Math.min(sorted.length - 1, (int) (p * sorted.length))];
    return probability ? 1 / (1 + StrictMath.exp(-x)) : x;
  }

  /** Of the tail; NaN when there is too little to fit one. */
  double xi() {
    return tail == null ? Double.NaN : tail.xi();
  }
}
