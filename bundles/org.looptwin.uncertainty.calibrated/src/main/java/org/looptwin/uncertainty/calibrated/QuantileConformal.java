package org.looptwin.uncertainty.calibrated;

import java.util.Arrays;

/**
 * Conformalised quantile regression: an interval forecast is moved at both ends by the k-th
 * smallest of the scores {@code max(lower - y, y - upper)}, k = ceil((n+1) level). A negative move
 * narrows an interval that was too wide. Romano, Patterson and Candes, Advances in Neural
 * Information Processing Systems 32 (2019).
 */
final class QuantileConformal {
  private final SplitConformal rank;

  QuantileConformal(double level) {
    rank = new SplitConformal(level);
  }

  /**
   * @return [forecast], negative inside the interval
   */
  static double[] scores(double[] lower, double[] upper, double[] outcome) {
    double[] scores = new double[outcome.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.max(lower[i] - outcome[i], outcome[i] - upper[i]);
    }
    return scores;
  }

  /** By how much both ends move outwards; infinite when the scores are too few for the level. */
  double move(double[] scores) {
    double[] sorted = scores.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Double.isNaN(sorted[i]) ? Double.POSITIVE_INFINITY : sorted[i];
    }
    Arrays.sort(sorted);
    int k = rank.rank(sorted.length);
    return k <= sorted.length ? sorted[k - 1] : Double.POSITIVE_INFINITY;
  }
}
