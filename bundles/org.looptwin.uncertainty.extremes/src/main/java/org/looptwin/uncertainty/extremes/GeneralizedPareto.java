package org.looptwin.uncertainty.extremes;

import java.util.Arrays;

/**
 * How far values go beyond a threshold: P(Y &gt; y) = (1 + xi y / sigma)^(-1/xi), exp(-y / sigma)
 * at xi = 0.
 *
 * @param xi shape; above 0 heavy tails, at 1 and above no mean
 * @param sigma scale, in the unit of the excesses
 */
record GeneralizedPareto(double xi, double sigma) {
  private static final double NEAR_ZERO = 1e-9;
  private static final int GRID = 400;
  private static final int ENOUGH_FOR_LIKELIHOOD = 50;

  /** By likelihood from 50 excesses on, else by weighted moments: those are steadier then. */
  static GeneralizedPareto fit(double[] excesses) {
    return excesses.length >= ENOUGH_FOR_LIKELIHOOD ? likeliest(excesses) : byMoments(excesses);
  }

  /**
   * The greatest likelihood. For theta = xi / sigma the best xi is mean log(1 + theta y): one
   * number is left to search (Grimshaw, Technometrics 35 (1993) 185-191).
   */
  static GeneralizedPareto likeliest(double[] excesses) {
    double largest = Arrays.stream(excesses).max().orElseThrow();
    double mean = Arrays.stream(excesses).average().orElseThrow();
    double lowest = -1 / largest * (1 - 1e-6);
    // theta = exp(s) - shift: fine near the lower end, coarse far out
    double shift = -lowest + 1e-9 / mean;
    double s =
        Search.maximise(
            x -> profile(StrictMath.exp(x) - shift, excesses),
            StrictMath.log(1e-6 / mean),
            StrictMath.log(shift + 50 / mean),
            GRID);
    return at(StrictMath.exp(s) - shift, excesses);
  }

  private static GeneralizedPareto at(double theta, double[] excesses) {
    double mean = Arrays.stream(excesses).average().orElseThrow();
    if (Math.abs(theta) * mean < NEAR_ZERO) {
      return new GeneralizedPareto(0, mean);
    }
    double xi = 0;
    for (double excess : excesses) {
      xi += StrictMath.log1p(theta * excess) / excesses.length;
    }
    return new GeneralizedPareto(xi, xi / theta);
  }

  /** Below xi = -1 the likelihood has no maximum. */
  private static double profile(double theta, double[] excesses) {
    GeneralizedPareto pareto = at(theta, excesses);
    return pareto.xi <= -1 ? Double.NEGATIVE_INFINITY : pareto.logLikelihood(excesses);
  }

  /** Probability-weighted moments: Hosking and Wallis, Technometrics 29 (1987) 339-349. */
  static GeneralizedPareto byMoments(double[] excesses) {
    double[] sorted = excesses.clone();
    Arrays.sort(sorted);
    double a0 = 0;
    double a1 = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = (i + 1 - 0.35) / sorted.length;
      a0 += sorted[i] / sorted.length;
      a1 += (1 - p) * sorted[i] / sorted.length;
    }
    return new GeneralizedPareto(2 - a0 / (a0 - 2 * a1), 2 * a0 * a1 / (a0 - 2 * a1));
  }

  double logLikelihood(double[] excesses) {
    double sum = -excesses.length * StrictMath.log(sigma);
    for (double excess : excesses) {
      sum -= xi == 0 ? excess / sigma : (1 + 1 / xi) * StrictMath.log1p(xi * excess / sigma);
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** The excess that is exceeded with this probability. */
  double exceededWith(double probability) {
    return Math.abs(xi) < NEAR_ZERO
        ? -sigma * StrictMath.log(probability)
        : sigma / xi * StrictMath.expm1(-xi * StrictMath.log(probability));
  }

  /**
   * The value not exceeded with probability p.
   *
   * @param beyond probability that the threshold is exceeded
   */
  double valueAtRisk(double p, double threshold, double beyond) {
    return threshold + exceededWith((1 - p) / beyond);
  }

  /** The mean of what lies beyond {@link #valueAtRisk}; infinite from xi = 1 on. */
  double expectedShortfall(double p, double threshold, double beyond) {
    return xi >= 1
        ? Double.POSITIVE_INFINITY
        : (valueAtRisk(p, threshold, beyond) + sigma - xi * threshold) / (1 - xi);
  }
}
