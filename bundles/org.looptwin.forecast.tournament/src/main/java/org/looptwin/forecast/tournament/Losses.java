package org.looptwin.forecast.tournament;

/** What a forecast costs when the outcome is known; the definitions in one place. */
final class Losses {
  private Losses() {}

  /** Percent, 0 to 200; 0 when both are 0. Makridakis, as in the M4 competition. */
  static double symmetricPercent(double outcome, double forecast) {
    double size = Math.abs(outcome) + Math.abs(forecast);
    return size == 0 ? 0 : 200 * Math.abs(outcome - forecast) / size;
  }

  /** Of a quantile at a level in (0, 1). */
  static double pinball(double outcome, double quantile, double level) {
    return outcome >= quantile ? level * (outcome - quantile) : (1 - level) * (quantile - outcome);
  }

  /**
   * Continuous ranked probability score of equally likely points: mean |x - y| - mean |x - x'| / 2
   * over all pairs, a point with itself among them.
   */
  static double crps(double outcome, double... points) {
    int n = points.length;
    double[] sorted = points.clone();
    java.util.Arrays.sort(sorted);
    double distance = 0;
    double apart = 0;
    for (int i = 0; i < n; i++) {
      distance += Math.abs(sorted[i] - outcome);
      apart += (2.0 * i + 1 - n) * sorted[i];
    }
    return distance / n - apart / n / n;
  }

  /** Width of the band plus 2 / alpha for every unit the outcome lies outside. */
  static double interval(double outcome, double low, double high, double alpha) {
    double outside = Math.max(0, low - outcome) + Math.max(0, outcome - high);
    return high - low + 2 / alpha * outside;
  }

  /**
   * Overall weighted average of the M4 competition: the mean of both ratios to {@code naive2}, each
   * of averages over all series.
   */
  static double overall(double smape, double mase, double naive2Smape, double naive2Mase) {
    return (smape / naive2Smape + mase / naive2Mase) / 2;
  }
}
