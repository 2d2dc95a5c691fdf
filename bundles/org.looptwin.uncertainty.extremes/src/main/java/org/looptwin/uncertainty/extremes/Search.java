package org.looptwin.uncertainty.extremes;

import java.util.function.DoubleUnaryOperator;

/**
 * The greatest value of a function of one number: an even grid, then golden section around its
 * best.
 */
final class Search {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int SECTIONS = 80;

  private Search() {}

  static double maximise(DoubleUnaryOperator function, double low, double high, int grid) {
    double step = (high - low) / grid;
    double best = low;
    for (int i = 1; i <= grid; i++) {
      double at = low + i * step;
      if (function.applyAsDouble(at) > function.applyAsDouble(best)) {
        best = at;
      }
    }
    double from = Math.max(low, best - step);
    double to = Math.min(high, best + step);
    for (int i = 0; i < SECTIONS; i++) {
      double left = to - GOLDEN * (to - from);
      double right = from + GOLDEN * (to - from);
      if (function.applyAsDouble(left) > function.applyAsDouble(right)) {
        to = right;
      } else {
        from = left;
      }
    }
    double found = (from + to) / 2;
    return function.applyAsDouble(found) >= function.applyAsDouble(best) ? found : best;
  }
}
