package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/**
 * The dependence of normal values. It has no tail dependence: extremes come together by chance
 * only.
 *
 * @param rho correlation, above -1 and below 1; drawing more than two at once needs 0 or more
 */
record GaussianCopula(double rho) implements Copula {
  @Override
  public String name() {
    return "gaussian";
  }

  double cdf(double u, double v) {
    return Normal.cdf(Normal.quantile(u), Normal.quantile(v), rho);
  }

  @Override
  public double logDensity(double u, double v) {
    return logDensityAt(Normal.quantile(u), Normal.quantile(v));
  }

  /** At points whose quantiles are known already. */
  double logDensityAt(double x, double y) {
    double rest = 1 - rho * rho;
    return -0.5 * StrictMath.log(rest)
        - (rho * rho * (x * x + y * y) - 2 * rho * x * y) / (2 * rest);
  }

  @Override
  public double tau() {
    return 2 / Math.PI * StrictMath.asin(rho);
  }

  @Override
  public double upperTail() {
    return 0;
  }

  @Override
  public double lowerTail() {
    return 0;
  }

  @Override
  public double[] draw(int dimensions, SplittableRandom random) {
    double[] values = normals(rho, dimensions, random);
    for (int i = 0; i < dimensions; i++) {
      values[i] = Normal.cdf(values[i]);
    }
    return values;
  }

  /** Equally correlated: one part in common when rho is not negative. */
  static double[] normals(double rho, int dimensions, SplittableRandom random) {
    double[] values = new double[dimensions];
    double common = Draws.normal(random);
    if (rho < 0 && dimensions == 2) {
      values[0] = common;
      values[1] = rho * common + StrictMath.sqrt(1 - rho * rho) * Draws.normal(random);
      return values;
    }
    double share = StrictMath.sqrt(Math.max(0, rho));
    double rest = StrictMath.sqrt(1 - Math.max(0, rho));
    for (int i = 0; i < dimensions; i++) {
      values[i] = share * common + rest * Draws.normal(random);
    }
    return values;
  }
}
