package org.looptwin.uncertainty.calibrated;

/**
 * How far an interval reaches from its nominal path.
 *
 * @param radius in the parameter's unit, at least 0
 * @param rule how it came about
 * @param doubt why it is not what was asked for; empty when it is
 */
record Width(double radius, String rule, String doubt) {
  static Width asAsked(double radius, String rule) {
    return new Width(radius, rule, "");
  }

  /**
   * No finite radius has what was asked for: the greater of the largest error and the fallback.
   *
   * @param asked e.g. {@code conformal 0.9}
   */
  static Width unbounded(String asked, double[] scores, double fallback) {
    double largest = 0;
    for (double score : scores) {
      largest = Double.isFinite(score) ? Math.max(largest, score) : largest;
    }
    return new Width(
        Math.max(fallback, largest),
        "%s is unbounded with %d errors: the greater of the largest, %s, and the fallback %s"
            .formatted(asked, scores.length, largest, fallback),
        "%s is unbounded with %d errors".formatted(asked, scores.length));
  }

  /** The same with another reason for doubt. */
  Width doubted(String because) {
    return new Width(radius, rule, "%s; the radius %s is used instead".formatted(because, radius));
  }
}
