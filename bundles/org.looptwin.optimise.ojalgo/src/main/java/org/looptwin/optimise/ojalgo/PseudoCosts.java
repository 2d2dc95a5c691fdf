package org.looptwin.optimise.ojalgo;

/** What branching has cost per unit so far, by integer and direction; says where to branch next. */
final class PseudoCosts {
  private static final double FLOOR = 1e-6;

  private final double[] sum;
  private final int[] count;
  private double allSum;
  private int allCount;

  PseudoCosts(int integers) {
    sum = new double[2 * integers];
    count = new int[2 * integers];
  }

  /**
   * @param distance how far the bound was moved past the fractional value
   * @param rise of the objective; not negative
   */
  void observe(int integer, boolean up, double distance, double rise) {
    double perUnit = Math.max(0, rise) / Math.max(FLOOR, distance);
    int at = 2 * integer + (up ? 1 : 0);
    sum[at] += perUnit;
    count[at]++;
    allSum += perUnit;
    allCount++;
  }

  /** Larger is better to branch on; both children should rise. */
  double score(int integer, double fraction) {
    return Math.max(FLOOR, fraction * mean(2 * integer))
        * Math.max(FLOOR, (1 - fraction) * mean(2 * integer + 1));
  }

  private double mean(int at) {
    if (count[at] > 0) {
      return sum[at] / count[at];
    }
    return allCount == 0 ? 1 : allSum / allCount;
  }
}
