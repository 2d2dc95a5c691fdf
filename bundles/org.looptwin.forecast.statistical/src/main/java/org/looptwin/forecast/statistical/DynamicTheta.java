package org.looptwin.forecast.statistical;

/**
 * The dynamic optimised Theta model: theta, smoothing and first level at the least sum of squared
 * one-step errors, the line revised with every value.
 *
 * <pre>
 * forecast(t) = l(t-1) + (1 - 1/theta) ((1-alpha)^(t-1) A(t-1) + (1 - (1-alpha)^t) / alpha B(t-1))
 * l(t)  = alpha y(t) + (1 - alpha) l(t-1)
 * m(t)  = ((t-1) m(t-1) + y(t)) / t
 * B(t)  = ((t-2) B(t-1) + 6 (y(t) - m(t-1)) / t) / (t + 1)
 * A(t)  = m(t) - (t + 1) B(t) / 2
 * </pre>
 *
 * <p>Further ahead each forecast stands in for the value. The first three errors do not count.
 *
 * <p>Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, International Journal of
 * Forecasting 32 (2016) 1151-1161.
 */
final class DynamicTheta {
  private static final double[] LOWER = {0.02, 1, -1};
  private static final double[] UPPER = {0.99, 12, 1};
  private static final double[][] STARTS = {{0.1, 2, 0}, {0.6, 2, 0}};
  private static final int NOT_COUNTED = 3;

  private final double alpha;
  private final double rest; // 1 - 1/theta
  private double level;
  private double mean;
  private double slope;
  private double intercept;
  private double faded = 1; // (1-alpha)^(t-1)
  private int t;

  private DynamicTheta(double alpha, double theta, double firstLevel) {
    this.alpha = alpha;
    this.rest = 1 - 1 / theta;
    this.level = firstLevel;
  }

  /** The forecasts so many steps ahead, [step from 0]. */
  static double[] ahead(double[] values, int steps) {
    double scale = largest(values);
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    NelderMead search = new NelderMead(LOWER, UPPER);
    for (double[] start : STARTS) {
      double[] found = search.minimise(p -> with(p, values, scale).run(values), start);
      double sse = with(found, values, scale).run(values);
      if (best == null || sse < least) {
        best = found;
        least = sse;
      }
    }
    DynamicTheta fitted = with(best, values, scale);
    fitted.run(values);
    double[] path = new double[steps];
    for (int h = 0; h < steps; h++) {
      path[h] = fitted.next();
      fitted.learn(path[h]);
    }
    return path;
  }

  private static DynamicTheta with(double[] p, double[] values, double scale) {
    return new DynamicTheta(p[0], p[1], values[0] / 2 + p[2] * scale);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Sum of squared one-step errors. */
  private double run(double[] values) {
    double sse = 0;
    for (double value : values) {
      double error = t == 0 ? 0 : value - next();
      sse += t < NOT_COUNTED ? 0 : error * error;
      learn(value);
    }
    return sse;
  }

  private double next() {
    return level + rest * (faded * intercept + (1 - faded * (1 - alpha)) / alpha * slope);
  }

  private void learn(double value) {
    t++;
    level = alpha * value + (1 - alpha) * level;
    double change = value - mean;
    slope = t == 1 ? 0 : ((t - 2) * slope + 6 * change / t) / (t + 1);
    mean += change / t;
    intercept = mean - (t + 1) / 2.0 * slope;
    faded *= 1 - alpha;
  }
}
