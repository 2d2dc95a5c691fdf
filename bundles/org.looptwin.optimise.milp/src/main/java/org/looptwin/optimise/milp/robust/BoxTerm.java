package org.looptwin.optimise.milp.robust;

import java.util.List;

/**
 * The most that uncertain terms add when each may take its worst value: {@code sum_j |e_j(x)|}
 * (Soyster, Operations Research 21 (1973) 1154-1157). Where no term can be negative the nominal
 * coefficients plus the deviations say the same without columns.
 */
public final class BoxTerm {
  private final int[] sizes;

  /**
   * @param at suffix of names, e.g. {@code [3]}
   * @param terms e_j: what parameter j adds at its full deviation; any sign
   * @param unitCost cost of one unit of the term in the objective; 0 where it is put into a row
   */
  public BoxTerm(ModelRows rows, String at, List<Linear> terms, double unitCost) {
    sizes = new int[terms.size()];
    for (int j = 0; j < sizes.length; j++) {
      String one = at.substring(0, at.length() - 1) + "," + j + "]";
      sizes[j] = rows.column("size" + one, 0, Double.POSITIVE_INFINITY, unitCost);
      for (int side = -1; side <= 1; side += 2) {
        int row = rows.row((side < 0 ? "below" : "above") + one, 0, Double.POSITIVE_INFINITY);
        rows.entry(row, sizes[j], 1);
        rows.entries(row, terms.get(j), -side);
      }
    }
  }

  /** The sum of the sizes. */
  public Linear expression() {
    double[] ones = new double[sizes.length];
    java.util.Arrays.fill(ones, 1);
    return Linear.of(sizes, ones);
  }
}
