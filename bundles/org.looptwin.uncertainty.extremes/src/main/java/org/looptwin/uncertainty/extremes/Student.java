package org.looptwin.uncertainty.extremes;

/**
 * Student's distribution with any positive degrees of freedom. StrictMath: the same bits on every
 * JVM.
 *
 * @param freedom degrees of freedom
 */
record Student(double freedom) {
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-15;
  private static final int TERMS = 400;
  private static final double[] LANCZOS = {
    76.18009172947146, -86.50532032941677, 24.01409824083091,
    -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5
  };

  double cdf(double x) {
    double tail = beta(freedom / (freedom + x * x), freedom / 2, 0.5) / 2;
    return x > 0 ? 1 - tail : tail;
  }

  double logDensity(double x) {
    return logGamma((freedom + 1) / 2)
        - logGamma(freedom / 2)
        - 0.5 * StrictMath.log(freedom * Math.PI)
        - (freedom + 1) / 2 * StrictMath.log(1 + x * x / freedom);
  }

  /** By bisection in a bracket that is widened first. */
  double quantile(double p) {
    double size = 1;
    while (cdf(-size) > Math.min(p, 1 - p)) {
      size *= 2;
    }
    double low = -size;
    double high = size;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (cdf(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log(1 - x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** Lentz's continued fraction. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < ENOUGH) {
        break;
      }
    }
    return result;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  static double logGamma(double x) {
    double sum = 1.000000000190015;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + 1 + i);
    }
    double shifted = x + 5.5;
    return (x + 0.5) * StrictMath.log(shifted)
        - shifted
        + StrictMath.log(2.5066282746310005 * sum / x);
  }
}
