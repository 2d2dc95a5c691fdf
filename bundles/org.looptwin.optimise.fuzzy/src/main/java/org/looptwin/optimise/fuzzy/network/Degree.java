package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * Fuzzy bounds as numbers that hold to the degree alpha (Jimenez): {@code a <= b} becomes {@code a
 * <= alpha E1(b) + (1 - alpha) E2(b)}; an equality holds to alpha / 2 from either side.
 */
record Degree(double alpha) {
  /** The bound of what may be at most this. */
  double most(FuzzyNumber number) {
    return mix(number, alpha);
  }

  /** The lower bound of what is equal to this. */
  double equalLow(FuzzyNumber number) {
    return mix(number, 1 - alpha / 2);
  }

  /** The upper bound of what is equal to this. */
  double equalHigh(FuzzyNumber number) {
    return mix(number, alpha / 2);
  }

  private static double mix(FuzzyNumber number, double lower) {
    Cut ends = number.expectedInterval();
    return lower * ends.low() + (1 - lower) * ends.high();
  }
}
