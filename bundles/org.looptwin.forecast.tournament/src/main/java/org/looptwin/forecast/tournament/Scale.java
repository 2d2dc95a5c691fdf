package org.looptwin.forecast.tournament;

import org.looptwin.model.forecast.SeriesHistory;

/**
 * How much a series moves: the size its errors are compared in. The mean absolute step after its
 * season is taken out as the mean of each month's differences from a straight line through the
 * seasons; a constant series has none and counts with the size of its value.
 */
final class Scale {
  private Scale() {}

  static double of(SeriesHistory history) {
    double[] values = history.values().toArray();
    double[] steps = steps(values);
    int season = history.season();
    double plain = meanAbsolute(steps);
    double scale =
        season > 1 && steps.length >= 2 * season
            ? Math.min(plain, meanAbsolute(withoutSeason(steps, season)))
            : plain;
    if (scale > 0) {
      return scale;
    }
    double size = meanAbsolute(values);
    return size > 0 ? size : 1;
  }

  private static double[] steps(double[] values) {
    double[] steps = new double[Math.max(1, values.length - 1)];
    for (int t = 1; t < values.length; t++) {
      steps[t - 1] = values[t] - values[t - 1];
    }
    return steps;
  }

  /** Less the mean step of the same month; corrected for the means that were fitted. */
  private static double[] withoutSeason(double[] steps, int season) {
    double[] sums = new double[season];
    int[] counts = new int[season];
    for (int t = 0; t < steps.length; t++) {
      sums[t % season] += steps[t];
      counts[t % season]++;
    }
    double[] rest = new double[steps.length];
    for (int t = 0; t < steps.length; t++) {
      int count = counts[t % season];
      double fitted = Math.sqrt(count / (count - 1.0));
      rest[t] = (steps[t] - sums[t % season] / count) * fitted;
    }
    return rest;
  }

  /**
   * The denominator of MASE: the mean absolute seasonal difference of what is known.
   *
   * @return 0 when the series is constant or shorter than a season
   */
  static double seasonalDifference(double[] values, int known, int season) {
    int lag = Math.max(1, season);
    double sum = 0;
    for (int t = lag; t < known; t++) {
      sum += Math.abs(values[t] - values[t - lag]);
    }
    return known > lag ? sum / (known - lag) : 0;
  }

  private static double meanAbsolute(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return sum / values.length;
  }
}
