package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/**
 * Low values come together, high ones do not.
 *
 * @param theta above 0
 */
record ClaytonCopula(double theta) implements Copula {
  @Override
  public String name() {
    return "clayton";
  }

  double cdf(double u, double v) {
    return StrictMath.pow(StrictMath.pow(u, -theta) + StrictMath.pow(v, -theta) - 1, -1 / theta);
  }

  @Override
  public double logDensity(double u, double v) {
    double sum = StrictMath.pow(u, -theta) + StrictMath.pow(v, -theta) - 1;
    return StrictMath.log1p(theta)
        - (1 + theta) * (StrictMath.log(u) + StrictMath.log(v))
        - (2 + 1 / theta) * StrictMath.log(sum);
  }

  @Override
  public double tau() {
    return theta / (theta + 2);
  }

  @Override
  public double upperTail() {
    return 0;
  }

  @Override
  public double lowerTail() {
    return StrictMath.pow(2, -1 / theta);
  }

  @Override
  public double[] draw(int dimensions, SplittableRandom random) {
    double frailty = Draws.gamma(1 / theta, random);
    double[] values = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = StrictMath.pow(1 + Draws.exponential(random) / frailty, -1 / theta);
    }
    return values;
  }
}
