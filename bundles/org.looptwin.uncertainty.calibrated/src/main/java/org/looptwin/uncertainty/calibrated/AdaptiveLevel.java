package org.looptwin.uncertainty.calibrated;

/**
 * Adaptive conformal inference: the share alpha that may lie outside follows what happened, {@code
 * alpha(t+1) = alpha(t) + gamma (alpha - err(t))}, err 1 for an outcome outside. Over T steps the
 * mean of err is within {@code (max(alpha(1), 1 - alpha(1)) + gamma) / (gamma T)} of alpha,
 * whatever the series does. Gibbs and Candes, Advances in Neural Information Processing Systems 34
 * (2021).
 *
 * <p>alpha(t) may leave [0, 1]: at 0 or below the set is everything, at 1 or above it is empty.
 */
final class AdaptiveLevel {
  private final double target;
  private final double gamma;
  private double alpha;

  /**
   * @param target alpha, the share that may lie outside, in (0, 1)
   * @param gamma step, above 0
   * @param first alpha(1)
   * @throws IllegalArgumentException when target or gamma is out of range
   */
  AdaptiveLevel(double target, double gamma, double first) {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException(
          "The share outside an adaptive interval is %s, but must lie in (0, 1), e.g. 0.1."
              .formatted(target));
    }
    if (!(gamma > 0 && Double.isFinite(gamma))) {
      throw new IllegalArgumentException(
          "The step of an adaptive level is %s, but must be positive, e.g. 0.05.".formatted(gamma));
    }
    this.target = target;
    this.gamma = gamma;
    this.alpha = first;
  }

  /** The share that may lie outside the next set. */
  double alpha() {
    return alpha;
  }

  /** Takes note of an outcome. */
  void observed(boolean outside) {
    alpha += gamma * (target - (outside ? 1 : 0));
  }

  /** Most that the mean of err over so many steps can be away from the target. */
  double bound(long steps, double first) {
    return (Math.max(first, 1 - first) + gamma) / (gamma * steps);
  }
}
