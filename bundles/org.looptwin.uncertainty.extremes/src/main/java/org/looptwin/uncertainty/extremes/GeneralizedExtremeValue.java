package org.looptwin.uncertainty.extremes;

import java.util.Arrays;

/**
 * The greatest value of a block (a year, say): P(M &lt;= x) = exp(-(1 + xi (x - mu) /
 * sigma)^(-1/xi)).
 *
 * @param mu location
 * @param sigma scale
 * @param xi shape; above 0 heavy tails
 */
record GeneralizedExtremeValue(double mu, double sigma, double xi) {
  private static final double NEAR_ZERO = 1e-8;
  private static final int ROUNDS = 60;
  private static final int GRID = 12;

  /** Weighted moments: Hosking, Wallis and Wood, Technometrics 27 (1985) 251-261. */
  static GeneralizedExtremeValue byMoments(double[] maxima) {
    double[] sorted = maxima.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double b0 = 0;
    double b1 = 0;
    double b2 = 0;
    for (int i = 0; i < n; i++) {
      b0 += sorted[i] / n;
      b1 += sorted[i] * i / (n - 1.0) / n;
      b2 += sorted[i] * i * (i - 1.0) / ((n - 1.0) * (n - 2.0)) / n;
    }
    double c = (2 * b1 - b0) / (3 * b2 - b0) - StrictMath.log(2) / StrictMath.log(3);
    double k = 7.8590 * c + 2.9554 * c * c;
    double gamma = StrictMath.exp(Student.logGamma(1 + k));
    double sigma = (2 * b1 - b0) * k / (gamma * (1 - StrictMath.pow(2, -k)));
    return new GeneralizedExtremeValue(b0 + sigma * (gamma - 1) / k, sigma, -k);
  }

  /** The greatest likelihood, from the weighted moments, one parameter after the other. */
  static GeneralizedExtremeValue likeliest(double[] maxima) {
    GeneralizedExtremeValue best = byMoments(maxima);
    double width = 1;
    for (int round = 0; round < ROUNDS; round++) {
      GeneralizedExtremeValue now = best;
      double span = width * now.sigma;
      double mu =
          Search.maximise(
              x -> new GeneralizedExtremeValue(x, now.sigma, now.xi).logLikelihood(maxima),
              now.mu - span,
              now.mu + span,
              GRID);
      double logSigma =
          Search.maximise(
              x -> new GeneralizedExtremeValue(mu, StrictMath.exp(x), now.xi).logLikelihood(maxima),
              StrictMath.log(now.sigma) - width,
              StrictMath.log(now.sigma) + width,
              GRID);
      double sigma = StrictMath.exp(logSigma);
      double xi =
          Search.maximise(
              x -> new GeneralizedExtremeValue(mu, sigma, x).logLikelihood(maxima),
              Math.max(-0.9, now.xi - width),
              now.xi + width,
              GRID);
      best = new GeneralizedExtremeValue(mu, sigma, xi);
      width = Math.max(0.02, 0.8 * width);
    }
    return best;
  }

  double logLikelihood(double[] maxima) {
    double sum = -maxima.length * StrictMath.log(sigma);
    for (double maximum : maxima) {
      double z = (maximum - mu) / sigma;
      if (Math.abs(xi) < NEAR_ZERO) {
        sum -= z + StrictMath.exp(-z);
      } else if (1 + xi * z <= 0) {
        return Double.NEGATIVE_INFINITY;
      } else {
        double log = StrictMath.log1p(xi * z);
        sum -= (1 + 1 / xi) * log + StrictMath.exp(-log / xi);
      }
    }
    return sum;
  }

  /** Exceeded by one block in so many, on average. */
  double returnLevel(double blocks) {
    double y = -StrictMath.log1p(-1 / blocks);
    return Math.abs(xi) < NEAR_ZERO
        ? mu - sigma * StrictMath.log(y)
        : mu + sigma / xi * StrictMath.expm1(-xi * StrictMath.log(y));
  }
}
