package org.looptwin.coordinate.markov.contract;

/** How good and how fair a coordination is. */
public final class Measures {
  private static final double MOST_TIMES = 3;

  private Measures() {}

  /** Jain's index of amounts that are not negative: 1 when all are equal, 1/n when one has all. */
  public static double jain(double[] amounts) {
    double sum = 0;
    double squares = 0;
    for (double one : amounts) {
      sum += Math.max(0, one);
      squares += Math.max(0, one) * Math.max(0, one);
    }
    return squares == 0 ? 1 : sum * sum / (amounts.length * squares);
  }

  /** Change relative to the size of what was before. */
  public static double gain(double before, double after) {
    return (after - before) / Math.max(1e-12, Math.abs(before));
  }

  /**
   * Whether a change says something as a share of what was before: that is no loss, nor nearly
   * nothing.
   */
  public static boolean comparable(double before, double after) {
    return before > 0 && Math.abs(after - before) <= MOST_TIMES * before;
  }

  /** Half the sum of absolute differences, relative to all there is to share. */
  public static double distance(double[] split, double[] other) {
    double apart = 0;
    double sum = 0;
    for (int k = 0; k < split.length; k++) {
      apart += Math.abs(split[k] - other[k]);
      sum += other[k];
    }
    return apart / 2 / Math.max(1e-12, Math.abs(sum));
  }
}
