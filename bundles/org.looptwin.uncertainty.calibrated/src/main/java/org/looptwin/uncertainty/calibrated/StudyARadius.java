package org.looptwin.uncertainty.calibrated;

import java.util.List;

/**
 * Study A's dynamic radius, eq. 13-14: beta std(e, 12 months) (1 + var(e, 3 months)).
 *
 * <p>As printed it adds a variance, in squared units, to one; the scaled form divides that variance
 * by std squared and so is free of units. Standard deviation and variance are those of a sample
 * (divisor n - 1).
 */
final class StudyARadius {
  static final int PAST = 12;
  static final int RECENT = 3;

  private final double beta;
  private final boolean scaled;

  /**
   * @throws IllegalArgumentException when beta is not positive
   */
  StudyARadius(double beta, boolean scaled) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException(
          "The factor beta of study A's radius is %s, but must be positive, e.g. 1.2."
              .formatted(beta));
    }
    this.beta = beta;
    this.scaled = scaled;
  }

  Width width(List<Double> errors, double fallback) {
    List<Double> finite = errors.stream().filter(Double::isFinite).toList();
    List<Double> past = last(finite, PAST);
    double radius = past.size() < 2 ? 0 : radius(deviation(past), variance(last(past, RECENT)));
    if (past.size() == PAST && finite.size() == errors.size()) {
      return Width.asAsked(
          radius, "study A %s, beta %s, 12 errors, 3 recent".formatted(form(), beta));
    }
    double wider = Math.max(radius, fallback);
    return new Width(
        wider,
        "study A %s with %d of 12 errors: the greater of its radius, %s, and the fallback %s"
            .formatted(form(), past.size(), radius, fallback),
        "%d finite errors of %d where study A's radius needs 12: the radius %s is used"
            .formatted(finite.size(), errors.size(), wider));
  }

  /**
   * @param std of the past errors
   * @param recentVariance of the recent errors
   */
  double radius(double std, double recentVariance) {
    if (!scaled) {
      return beta * std * (1 + recentVariance);
    }
    return std == 0 ? 0 : beta * std * (1 + recentVariance / (std * std));
  }

  private String form() {
    return scaled ? "scaled" : "literal";
  }

  private static List<Double> last(List<Double> values, int count) {
    return values.subList(Math.max(0, values.size() - count), values.size());
  }

  private static double deviation(List<Double> values) {
    return Math.sqrt(variance(values));
  }

  private static double variance(List<Double> values) {
    if (values.size() < 2) {
      return 0;
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.size();
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.size() - 1);
  }
}
