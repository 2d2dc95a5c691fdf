package org.looptwin.forecast.statistical;

/**
 * Simple exponential smoothing, level(t) = alpha y(t) + (1 - alpha) level(t-1), with alpha and the
 * first level at the least sum of squared one-step errors.
 *
 * <p>For a given alpha the errors are linear in the first level, so that it has a closed form;
 * alpha is searched on a grid of 0.05 and then by golden section.
 *
 * @param alpha in [0, 1]
 * @param firstLevel before the first value
 * @param level after the last value: the forecast for every step
 * @param sse sum of squared one-step errors
 */
record SimpleSmoothing(double alpha, double firstLevel, double level, double sse) {
  private static final int GRID = 20;
  private static final int SECTIONS = 25;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  static SimpleSmoothing fit(double[] values) {
    SimpleSmoothing best = with(values, 0);
    for (int i = 1; i <= GRID; i++) {
      best = better(best, with(values, (double) i / GRID));
    }
    return refine(values, best);
  }

  private static SimpleSmoothing refine(double[] values, SimpleSmoothing start) {
    double low = Math.max(0, start.alpha - 1.0 / GRID);
    double high = Math.min(1, start.alpha + 1.0 / GRID);
    SimpleSmoothing left = with(values, high - GOLDEN * (high - low));
    SimpleSmoothing right = with(values, low + GOLDEN * (high - low));
    for (int i = 0; i < SECTIONS; i++) {
      if (left.sse < right.sse) {
        high = right.alpha;
        right = left;
        left = with(values, high - GOLDEN * (high - low));
      } else {
        low = left.alpha;
        left = right;
        right = with(values, low + GOLDEN * (high - low));
      }
    }
    return better(start, better(left, right));
  }

  private static SimpleSmoothing better(SimpleSmoothing one, SimpleSmoothing other) {
    return other.sse < one.sse ? other : one;
  }

  /** The best first level for this alpha. */
  static SimpleSmoothing with(double[] values, double alpha) {
    double origin = values[0];
    double level = 0; // of the values less the first one, started at zero
    double weight = 1; // of the first level
    double errorWeight = 0;
    double weightWeight = 0;
    double errorError = 0;
    for (double value : values) {
      double error = value - origin - level;
      errorWeight += error * weight;
      weightWeight += weight * weight;
      errorError += error * error;
      level += alpha * error;
      weight *= 1 - alpha;
    }
    double first = errorWeight / weightWeight;
    double sse = Math.max(0, errorError - first * errorWeight);
    return new SimpleSmoothing(alpha, origin + first, origin + level + weight * first, sse);
  }
}
