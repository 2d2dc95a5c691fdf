package org.looptwin.optimise.pareto;

import java.util.Arrays;

/**
 * The knee of a front: the point farthest from the hyperplane through the extremes, on the side of
 * the ideal. Aims are first scaled to [0, 1] between the least and the greatest value in the front;
 * the extreme of an aim is the point with its least value (of several, the one with the least sum).
 * Where the extremes span no hyperplane it is the one through the unit points, {@code sum z = 1}.
 */
final class Knee {
  private static final double FLAT = 1e-9;

  private Knee() {}

  /**
   * @param points [point][aim], every aim minimised; one point at least
   * @return position of the knee; the first of equals
   */
  static int of(double[][] points) {
    double[][] z = Ranges.of(points).scale(points);
    double[] normal = normal(z);
    int knee = 0;
    for (int i = 1; i < z.length; i++) {
      knee = dot(normal, z[i]) < dot(normal, z[knee]) - 1e-12 ? i : knee;
    }
    return knee;
  }

  /** Points away from the ideal; {@code normal z = 1} is the plane. */
  private static double[] normal(double[][] z) {
    int aims = z[0].length;
    double[][] rows = new double[aims][aims + 1];
    for (int k = 0; k < aims; k++) {
      System.arraycopy(z[extreme(z, k)], 0, rows[k], 0, aims);
      rows[k][aims] = 1;
    }
    double[] normal = solve(rows);
    double[] unit = new double[aims];
    Arrays.fill(unit, 1);
    if (normal == null) {
      return unit;
    }
    for (double part : normal) {
      if (part <= 0) {
        return unit;
      }
    }
    return normal;
  }

  private static int extreme(double[][] z, int aim) {
    int best = 0;
    for (int i = 1; i < z.length; i++) {
      boolean less = z[i][aim] < z[best][aim];
      boolean same = z[i][aim] == z[best][aim] && sum(z[i]) < sum(z[best]);
      best = less || same ? i : best;
    }
    return best;
  }

  /** Gauss with pivots; null when singular. */
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int at = 0; at < size; at++) {
      int pivot = at;
      for (int row = at + 1; row < size; row++) {
        pivot = Math.abs(rows[row][at]) > Math.abs(rows[pivot][at]) ? row : pivot;
      }
      double[] chosen = rows[pivot];
      rows[pivot] = rows[at];
      rows[at] = chosen;
      if (Math.abs(chosen[at]) < FLAT) {
        return null;
      }
      eliminate(rows, at);
    }
    double[] solution = new double[size];
    for (int row = 0; row < size; row++) {
      solution[row] = rows[row][size] / rows[row][row];
    }
    return solution;
  }

  private static void eliminate(double[][] rows, int at) {
    for (int row = 0; row < rows.length; row++) {
      if (row != at) {
        double factor = rows[row][at] / rows[at][at];
        for (int column = at; column <= rows.length; column++) {
          rows[row][column] -= factor * rows[at][column];
        }
      }
    }
  }

  private static double sum(double[] z) {
    return Arrays.stream(z).sum();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
