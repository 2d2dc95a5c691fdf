package org.looptwin.uncertainty.extremes;

import java.util.SplittableRandom;

/**
 * The dependence of values that share a wild factor: extremes come together on either side.
 *
 * @param rho correlation
 * @param freedom degrees of freedom; many are Gaussian
 */
record StudentCopula(double rho, double freedom) implements Copula {
  @Override
  public String name() {
    return "t";
  }

  @Override
  public double logDensity(double u, double v) {
    Student student = new Student(freedom);
    return logDensity(student, student.quantile(u), student.quantile(v));
  }

  /** At points whose quantiles are known already. */
  double logDensity(Student student, double x, double y) {
    double rest = 1 - rho * rho;
    double q = (x * x + y * y - 2 * rho * x * y) / (freedom * rest);
    double joint =
        Student.logGamma((freedom + 2) / 2)
            - Student.logGamma(freedom / 2)
            - StrictMath.log(freedom * Math.PI)
            - 0.5 * StrictMath.log(rest)
            - (freedom + 2) / 2 * StrictMath.log1p(q);
    return joint - student.logDensity(x) - student.logDensity(y);
  }

  @Override
  public double tau() {
    return 2 / Math.PI * StrictMath.asin(rho);
  }

  /** 2 t(-sqrt((nu + 1)(1 - rho) / (1 + rho))) with nu + 1 degrees of freedom. */
  @Override
  public double upperTail() {
    return 2
        * new Student(freedom + 1).cdf(-StrictMath.sqrt((freedom + 1) * (1 - rho) / (1 + rho)));
  }

  @Override
  public double lowerTail() {
    return upperTail();
  }

  @Override
  public double[] draw(int dimensions, SplittableRandom random) {
    double[] values = GaussianCopula.normals(rho, dimensions, random);
    double factor = StrictMath.sqrt(freedom / (2 * Draws.gamma(freedom / 2, random)));
    Student student = new Student(freedom);
    for (int i = 0; i < dimensions; i++) {
      values[i] = student.cdf(values[i] * factor);
    }
    return values;
  }
}
