package org.looptwin.optimise.milp.robust;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The greatest mean of a loss {@code max_k (a_k(x) . xi + b_k(x))} over all distributions within a
 * type-1 Wasserstein distance of the samples, with xi in a box, ends infinite or not; ground
 * distance {@code sum_j |xi_j - xi'_j|}. The program of Mohajerin Esfahani and Kuhn, Mathematical
 * Programming 171 (2018) 115-166, Corollary 5.1. Samples times pieces times components columns: for
 * small problems, and to hold special forms such as {@link WorstMean} against.
 */
public final class WassersteinBall {
  private final ModelRows rows;
  private final double[] lower;
  private final double[] upper;
  private final int lambda;

  /**
   * @param slopes a_k by component
   * @param intercept b_k
   */
  public record Piece(List<Affine> slopes, Affine intercept) {}

  /**
   * @param samples [sample][component]
   * @param lower by component; may be infinite
   * @param upper by component; may be infinite
   * @param epsilon radius
   * @param unitCost cost of one unit of the mean in the objective
   */
  public WassersteinBall(
      ModelRows rows,
      double[][] samples,
      double[] lower,
      double[] upper,
      List<Piece> pieces,
      double epsilon,
      double unitCost) {
    this.rows = rows;
    this.lower = lower;
    this.upper = upper;
    double free = Double.POSITIVE_INFINITY;
    lambda = rows.column("lambda", 0, free, unitCost * epsilon);
    for (int i = 0; i < samples.length; i++) {
      int s = rows.column("s[%d]".formatted(i), -free, free, unitCost / samples.length);
      for (int k = 0; k < pieces.size(); k++) {
        piece("[%d,%d".formatted(i, k), s, pieces.get(k), samples[i]);
      }
    }
  }

  /** s >= b + a xi + up (u - xi) + down (xi - l), |a - up + down| <= lambda. */
  private void piece(String at, int s, Piece piece, double[] sample) {
    double constant = piece.intercept().constant();
    Map<Integer, Double> terms = new TreeMap<>();
    add(terms, piece.intercept().linear(), -1);
    for (int j = 0; j < sample.length; j++) {
      Affine slope = piece.slopes().get(j);
      constant += slope.constant() * sample[j];
      add(terms, slope.linear(), -sample[j]);
      int[] ends = dual(at + "," + j + "]", slope, j);
      put(terms, ends[0], sample[j] - upper[j]);
      put(terms, ends[1], lower[j] - sample[j]);
    }
    int row = rows.row("piece" + at + "]", constant, Double.POSITIVE_INFINITY);
    rows.entry(row, s, 1);
    rows.entries(row, Linear.of(terms), 1);
  }

  /** The multipliers of the support's two ends; -1 where there is no end. */
  private int[] dual(String at, Affine slope, int j) {
    double free = Double.POSITIVE_INFINITY;
    int[] ends = new int[2];
    ends[0] = Double.isInfinite(upper[j]) ? -1 : rows.column("up" + at, 0, free, 0);
    ends[1] = Double.isInfinite(lower[j]) ? -1 : rows.column("down" + at, 0, free, 0);
    for (int side = -1; side <= 1; side += 2) {
      int row = rows.row((side < 0 ? "least" : "most") + at, side * slope.constant(), free);
      rows.entry(row, lambda, 1);
      rows.entries(row, slope.linear(), -side);
      if (ends[0] >= 0) {
        rows.entry(row, ends[0], side);
      }
      if (ends[1] >= 0) {
        rows.entry(row, ends[1], -side);
      }
    }
    return ends;
  }

  private static void put(Map<Integer, Double> terms, int column, double coefficient) {
    if (column >= 0) {
      terms.merge(column, coefficient, Double::sum);
    }
  }

  private static void add(Map<Integer, Double> terms, Linear some, double factor) {
    for (int i = 0; i < some.size(); i++) {
      terms.merge(some.column(i), factor * some.coefficient(i), Double::sum);
    }
  }
}
