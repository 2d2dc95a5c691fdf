package org.looptwin.uncertainty.extremes;

/**
 * The standard normal distribution, in one and two dimensions. StrictMath: the same bits on every
 * JVM.
 *
 * <p>Source of the rational function: Hart (1968) as West, Better approximations to cumulative
 * normal functions, Wilmott (2005) 70-76, gives it; errors below 1e-14.
 */
final class Normal {
  private static final double[] ABOVE = {
    3.52624965998911e-2,
    0.700383064443688,
    6.37396220353165,
    33.912866078383,
    112.079291497871,
    221.213596169931,
    220.206867912376
  };
  private static final double[] BELOW = {
    8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461,
    296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752
  };
  private static final double FAR = 7.07106781186547;
  private static final double FURTHEST = 37;
  private static final int INTERVALS = 400;

  private Normal() {}

  static double cdf(double x) {
    double size = Math.abs(x);
    double tail = size > FURTHEST ? 0 : tail(size);
    return x > 0 ? 1 - tail : tail;
  }

  private static double tail(double size) {
    double exponential = StrictMath.exp(-size * size / 2);
    if (size < FAR) {
      return exponential * polynomial(ABOVE, size) / polynomial(BELOW, size);
    }
    double fraction = size + 0.65;
    for (int k = 4; k >= 1; k--) {
      fraction = size + k / fraction;
    }
    return exponential / fraction / StrictMath.sqrt(2 * Math.PI);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }

  static double density(double x) {
    return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
  }

  /** By bisection, then Newton. */
  static double quantile(double p) {
    double low = -FURTHEST;
    double high = FURTHEST;
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

  /**
   * Both below, with correlation rho: Phi(h) Phi(k) + 1/(2 pi) times the integral over 0..asin(rho)
   * of exp(-(h^2 + k^2 - 2 h k sin t) / (2 cos^2 t)), by Simpson's rule.
   */
  static double cdf(double h, double k, double rho) {
    double end = StrictMath.asin(rho);
    double width = end / INTERVALS;
    double sum = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      double sine = StrictMath.sin(i * width);
      double value = StrictMath.exp(-(h * h + k * k - 2 * h * k * sine) / (2 * (1 - sine * sine)));
      sum += (i == 0 || i == INTERVALS ? 1 : i % 2 == 1 ? 4 : 2) * value;
    }
    return cdf(h) * cdf(k) + sum * width / 3 / (2 * Math.PI);
  }
}
