package org.looptwin.optimise.milp.robust;

/** 1 - Phi(z) with full relative precision in the tail. */
final class NormalTail {
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

  private NormalTail() {}

  static double above(double z) {
    if (z < 0) {
      return 1 - above(-z);
    }
    double density = Math.exp(-z * z / 2) / SQRT_2_PI;
    return z < 3 ? 0.5 - density * series(z) : density * fraction(z);
  }

  /** (Phi(z) - 1/2) / phi(z) = z + z^3/3 + z^5/(3 5) + ... */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum;
  }

  /** Mills' ratio as 1/(z + 1/(z + 2/(z + 3/...))), from the inside out. */
  private static double fraction(double z) {
    double below = z;
    for (int k = 400; k >= 1; k--) {
      below = z + k / below;
    }
    return 1 / below;
  }
}
