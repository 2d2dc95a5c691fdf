package org.looptwin.model.forecast;

/**
 * Tails of the standard normal distribution. StrictMath: the same bits on every JVM.
 *
 * <p>Source of the tail: Marsaglia, Evaluating the Normal Distribution, Journal of Statistical
 * Software 11 (2004), its series about 0; its continued fraction (Abramowitz and Stegun 26.2.14)
 * further out. Errors below 1e-12.
 */
final class NormalTail {
  private static final double FAR = 5;
  private static final int TERMS = 80;

  private NormalTail() {}

  /** Probability of more than x. */
  static double above(double x) {
    return x < 0 ? 1 - above(-x) : density(x) * mills(x);
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
  }

  /** The tail above x over the density at x, for x of 0 or more. */
  static double mills(double x) {
    return x < FAR ? (0.5 - density(x) * series(x)) / density(x) : fraction(x);
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int odd = 3; odd < 2 * TERMS && term > sum * 1e-17; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double x) {
    double below = x;
    for (int k = TERMS; k >= 1; k--) {
      below = x + k / below;
    }
    return 1 / below;
  }

  /**
   * Probability that a Brownian motion with drift, which starts at {@code distance} above a
   * barrier, has reached it by the time at which its expected change is {@code drift} and its
   * standard deviation {@code deviation}.
   *
   * @param distance above 0
   */
  static double passage(double distance, double drift, double deviation) {
    double end = distance + drift;
    if (deviation <= 0) {
      return end <= 0 ? 1 : 0;
    }
    double reflected = (distance - drift) / deviation;
    double back =
        reflected < 0
            ? StrictMath.exp(-2 * drift * distance / (deviation * deviation)) * above(reflected)
            : density(end / deviation) * mills(reflected);
    return Math.min(1, above(end / deviation) + back);
  }
}
