package org.looptwin.forecast.tournament;

import org.looptwin.forecast.api.TournamentResult.Comparison;

/**
 * Whether two forecasts differ by more than luck: the mean of their loss differences over its
 * standard error, with the correction of Harvey, Leybourne and Newbold (1997) for overlapping
 * horizons, against Student's t with n - 1 degrees of freedom.
 *
 * <p>Variance: autocovariances up to lag h - 1; where those make it negative, with Bartlett's
 * weights. Source: Diebold and Mariano, Journal of Business and Economic Statistics 13 (1995)
 * 253-263.
 */
final class DieboldMariano {
  private static final int LEAST = 4;

  private DieboldMariano() {}

  /**
   * @param differences own loss minus the other's, in the order of time
   * @param overlap how many consecutive differences share outcomes; 1 for independent ones
   */
  static Comparison of(double[] differences, int overlap) {
    int n = differences.length;
    double correction = (n + 1 - 2.0 * overlap + overlap * (overlap - 1.0) / n) / n;
    if (n < LEAST || correction <= 0) {
      return new Comparison(Double.NaN, Double.NaN, n);
    }
    double mean = 0;
    for (double difference : differences) {
      mean += difference / n;
    }
    double variance = variance(differences, mean, overlap, false);
    if (variance <= 0) {
      variance = variance(differences, mean, overlap, true);
    }
    if (variance <= 0) {
      return mean == 0 ? new Comparison(0, 1, n) : new Comparison(Double.NaN, Double.NaN, n);
    }
    double statistic = mean / Math.sqrt(variance / n) * Math.sqrt(correction);
    return new Comparison(statistic, StudentT.twoSided(statistic, n - 1), n);
  }

  /**
   * What may be told of it: of no more differences than share outcomes nothing, because all their
   * autocovariances cancel and what is left of the variance is rounding. The gate goes by {@link
   * #of} there too: it lets in early who looks better, and sees by its mix whether that was so.
   * Valid tests in its place, and why they are not used, stand in the README.
   */
  static Comparison told(double[] differences, int overlap) {
    int n = differences.length;
    return overlap >= n ? new Comparison(Double.NaN, Double.NaN, n) : of(differences, overlap);
  }

  private static double variance(double[] d, double mean, int overlap, boolean bartlett) {
    double variance = 0;
    for (int lag = 0; lag < overlap && lag < d.length; lag++) {
      double covariance = 0;
      for (int t = lag; t < d.length; t++) {
        covariance += (d[t] - mean) * (d[t - lag] - mean) / d.length;
      }
      double weight = bartlett ? 1 - (double) lag / overlap : 1;
      variance += lag == 0 ? covariance : 2 * weight * covariance;
    }
    return variance;
  }
}
