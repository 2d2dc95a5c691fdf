package org.looptwin.uncertainty.calibrated;

/**
 * How much a split conformal interval really covers. Over calibrations with n exchangeable,
 * distinct errors its coverage is Beta(k, n + 1 - k), k = ceil((n+1) level); of m further outcomes
 * those within it are beta-binomial. Vovk, Asian Conference on Machine Learning (2012).
 */
final class CoverageLaw {
  private static final int HALVINGS = 60;

  private final int n;
  private final int k;

  /**
   * @throws IllegalArgumentException when n errors are too few for the level
   */
  CoverageLaw(int n, double level) {
    this.n = n;
    k = new SplitConformal(level).rank(n);
    if (k > n) {
      throw new IllegalArgumentException(
          "%d errors are too few for the level %s: the interval is unbounded.".formatted(n, level));
    }
  }

  double mean() {
    return (double) k / (n + 1);
  }

  /** Probability that the coverage is at most c: that of n uniform points k or more lie below c. */
  double cumulative(double c) {
    if (c <= 0 || c >= 1) {
      return c <= 0 ? 0 : 1;
    }
    double sum = 0;
    for (int j = k; j <= n; j++) {
      sum += Math.exp(logChoose(n, j) + j * Math.log(c) + (n - j) * Math.log1p(-c));
    }
    return Math.min(1, sum);
  }

  /** The coverage that is not reached with this probability. */
  double quantile(double probability) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Probability that of m further outcomes exactly j lie within the interval. */
  double within(int m, int j) {
    return Math.exp(logChoose(m, j) + logBeta(k + j, n + 1 - k + m - j) - logBeta(k, n + 1 - k));
  }

  private static double logChoose(int all, int some) {
    return logFactorial(all) - logFactorial(some) - logFactorial(all - some);
  }

  /** Of whole numbers above 0. */
  private static double logBeta(int a, int b) {
    return logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
  }

  private static double logFactorial(int number) {
    double sum = 0;
    for (int i = 2; i <= number; i++) {
      sum += Math.log(i);
    }
    return sum;
  }
}
