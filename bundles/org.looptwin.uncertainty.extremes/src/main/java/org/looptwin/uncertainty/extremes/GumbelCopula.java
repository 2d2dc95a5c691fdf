package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/**
 * High values come together, low ones do not.
 *
 * @param theta 1 (independent) or more
 */
record GumbelCopula(double theta) implements Copula {
  @Override
  public String name() {
    return "gumbel";
  }

  double cdf(double u, double v) {
    return StrictMath.exp(-StrictMath.pow(power(u) + power(v), 1 / theta));
  }

  private double power(double u) {
    return StrictMath.pow(-StrictMath.log(u), theta);
  }

  @Override
  public double logDensity(double u, double v) {
    double x = -StrictMath.log(u);
    double y = -StrictMath.log(v);
    double sum = power(u) + power(v);
    double root = StrictMath.pow(sum, 1 / theta);
    return -root
        + x
        + y
        + (theta - 1) * (StrictMath.log(x) + StrictMath.log(y))
        + (1 / theta - 2) * StrictMath.log(sum)
        + StrictMath.log(root + theta - 1);
  }

  @Override
  public double tau() {
    return 1 - 1 / theta;
  }

  @Override
  public double upperTail() {
    return 2 - StrictMath.pow(2, 1 / theta);
  }

  @Override
  public double lowerTail() {
    return 0;
  }

  @Override
  public double[] draw(int dimensions, SplittableRandom random) {
    double frailty = theta <= 1 ? 1 : Draws.stable(1 / theta, random);
    double[] values = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      values[i] = StrictMath.exp(-StrictMath.pow(Draws.exponential(random) / frailty, 1 / theta));
    }
    return values;
  }
}
