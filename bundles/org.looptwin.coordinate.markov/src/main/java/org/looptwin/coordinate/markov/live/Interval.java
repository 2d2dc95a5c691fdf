package org.looptwin.coordinate.markov.live;

/** Student's factor of a 95 % interval. */
final class Interval {
  private static final double NORMAL = 1.959963984540054;

  /** Up to four degrees of freedom, where the expansion is too rough. */
  private static final double[] FEW = {12.7062, 4.3027, 3.1824, 2.7764};

  private Interval() {}

  /**
   * By Fisher and Cornish's expansion, within 0.005 above four degrees.
   *
   * @param degrees of freedom, 1 or more
   */
  static double factor(int degrees) {
    if (degrees <= FEW.length) {
      return FEW[degrees - 1];
    }
    double z = NORMAL;
    double n = degrees;
    double first = (Math.pow(z, 3) + z) / 4;
    double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
    double third = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
    return z + first / n + second / (n * n) + third / (n * n * n);
  }
}
