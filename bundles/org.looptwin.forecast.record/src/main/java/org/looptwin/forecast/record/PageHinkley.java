package org.looptwin.forecast.record;

import java.util.List;

/**
 * Page and Hinkley's test for errors that have become larger (Page, Biometrika 41, 1954): with x
 * the absolute errors over their mean in a reference part, the statistic is {@code S(t) = max(0,
 * S(t-1) + min(x(t), 4) - 1 - 0.5)}. Half a reference error of growth is tolerated, and one outlier
 * alone, capped at 4, is no drift.
 */
final class PageHinkley {
  static final double LIMIT = 5;

  /** Errors that say how large errors are while nothing has changed. */
  static final int REFERENCE = 12;

  private static final double TOLERANCE = 0.5;
  private static final double CAP = 4;

  private PageHinkley() {}

  /**
   * @param errors oldest first
   * @return the statistic after the newest error; NaN when there is none behind the reference part,
   *     or the reference part has no error
   */
  static double statistic(List<Double> errors) {
    if (errors.size() <= REFERENCE) {
      return Double.NaN;
    }
    double scale = 0;
    for (double error : errors.subList(0, REFERENCE)) {
      scale += Math.abs(error) / REFERENCE;
    }
    if (!(scale > 0)) {
      return Double.NaN;
    }
    double sum = 0;
    for (double error : errors.subList(REFERENCE, errors.size())) {
      sum = Math.max(0, sum + Math.min(Math.abs(error) / scale, CAP) - 1 - TOLERANCE);
    }
    return sum;
  }
}
