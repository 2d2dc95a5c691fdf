package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/** Random numbers of distributions; equal generators give equal numbers. */
final class Draws {
  private Draws() {}

  /** In (0, 1). */
  static double uniform(SplittableRandom random) {
    double u = random.nextDouble();
    return u > 0 ? u : uniform(random);
  }

  static double exponential(SplittableRandom random) {
    return -StrictMath.log(uniform(random));
  }

  static double normal(SplittableRandom random) {
    return StrictMath.sqrt(2 * exponential(random)) * StrictMath.cos(2 * Math.PI * uniform(random));
  }

  /** With scale 1. Marsaglia and Tsang, ACM TOMS 26 (2000) 363-372. */
  static double gamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * StrictMath.pow(uniform(random), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    while (true) {
      double x = normal(random);
      double cube = 1 + x / StrictMath.sqrt(9 * d);
      double v = cube * cube * cube;
      if (v > 0
          && StrictMath.log(uniform(random)) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }

  /**
   * Positive stable with Laplace transform exp(-s^alpha). Chambers, Mallows and Stuck, JASA 71
   * (1976) 340-344, in Kanter's form.
   */
  static double stable(double alpha, SplittableRandom random) {
    double angle = Math.PI * uniform(random);
    double a =
        StrictMath.sin((1 - alpha) * angle)
            * StrictMath.pow(StrictMath.sin(alpha * angle), alpha / (1 - alpha))
            / StrictMath.pow(StrictMath.sin(angle), 1 / (1 - alpha));
    return StrictMath.pow(a / exponential(random), (1 - alpha) / alpha);
  }
}
