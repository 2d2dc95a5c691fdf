package org.looptwin.forecast.global;

import java.util.Arrays;

/**
 * Additive seasonal indices around a centred moving average, shrunk towards none by how uncertain
 * they are: s^2 the variance of an index, A the sum of their squares, each is moved by W = min(1,
 * (m - 3) s^2 / A) of its way to 0 (James and Stein). In logarithms these are ratios.
 */
final class Season {
  private static final int LEAST_SEASON = 4;

  private Season() {}

  /**
   * @param values {@code known} of them count
   * @return {@code [t mod season]}, of sum 0; zeros where there is too little to tell
   */
  static double[] indices(double[] values, int known, int season) {
    double[] indices = new double[season];
    if (season < LEAST_SEASON || known < 2 * season + season / 2) {
      return indices;
    }
    double[] squares = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t + half < known; t++) {
      double apart = values[t] - centredMean(values, t, season);
      indices[t % season] += apart;
      squares[t % season] += apart * apart;
      counts[t % season]++;
    }
    double within = 0;
    int freedom = 0;
    for (int s = 0; s < season; s++) {
      within += Math.max(0, squares[s] - indices[s] * indices[s] / counts[s]);
      freedom += counts[s] - 1;
      indices[s] /= counts[s];
    }
    double mean = Arrays.stream(indices).average().orElse(0);
    for (int s = 0; s < season; s++) {
      indices[s] -= mean;
    }
    int seasons = Math.max(1, (known - season) / season);
    shrink(indices, freedom == 0 ? Double.POSITIVE_INFINITY : within / freedom / seasons);
    return indices;
  }

  private static void shrink(double[] indices, double variance) {
    double apart = 0;
    for (double index : indices) {
      apart += index * index;
    }
    double uncertain = (indices.length - 3) * variance;
    double left = uncertain >= apart ? 0 : 1 - uncertain / apart;
    for (int s = 0; s < indices.length; s++) {
      indices[s] *= left;
    }
  }

  /** Over a season around t; an even one has its two ends at half weight. */
  private static double centredMean(double[] values, int t, int season) {
    int half = season / 2;
    double sum = 0;
    for (int k = t - half; k <= t + half; k++) {
      sum += values[k];
    }
    if (season % 2 == 0) {
      sum -= (values[t - half] + values[t + half]) / 2;
    }
    return sum / season;
  }
}
