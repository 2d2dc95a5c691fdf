package org.looptwin.coordinate.markov.exact;

/** A dense system of linear equations: elimination with row pivots, and one step of refinement. */
public final class LinearSystem {
  private final double[][] given;
  private final double[][] lu;
  private final int[] row;

  /**
   * @param a [row][column], square; kept as it is
   * @throws ArithmeticException when it has no single solution
   */
  public LinearSystem(double[][] a) {
    int n = a.length;
    given = a;
    lu = new double[n][];
    row = new int[n];
    for (int i = 0; i < n; i++) {
      lu[i] = a[i].clone();
      row[i] = i;
    }
    for (int k = 0; k < n; k++) {
      pivot(k);
      eliminate(k);
    }
  }

  private void pivot(int k) {
    int best = k;
    for (int i = k + 1; i < lu.length; i++) {
      if (Math.abs(lu[i][k]) > Math.abs(lu[best][k])) {
        best = i;
      }
    }
    if (Math.abs(lu[best][k]) < 1e-14) {
      throw new ArithmeticException("the system of %d equations is singular".formatted(lu.length));
    }
    double[] line = lu[k];
    lu[k] = lu[best];
    lu[best] = line;
    int at = row[k];
    row[k] = row[best];
    row[best] = at;
  }

  private void eliminate(int k) {
    double[] top = lu[k];
    for (int i = k + 1; i < lu.length; i++) {
      double[] line = lu[i];
      double factor = line[k] / top[k];
      line[k] = factor;
      if (factor != 0) {
        for (int j = k + 1; j < top.length; j++) {
          line[j] -= factor * top[j];
        }
      }
    }
  }

  public double[] solve(double[] right) {
    double[] x = substitute(right);
    double[] rest = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = right[i];
      for (int j = 0; j < x.length; j++) {
        sum -= given[i][j] * x[j];
      }
      rest[i] = sum;
    }
    double[] correction = substitute(rest);
    for (int i = 0; i < x.length; i++) {
      x[i] += correction[i];
    }
    return x;
  }

  private double[] substitute(double[] right) {
    int n = lu.length;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = right[row[i]];
      for (int j = 0; j < i; j++) {
        sum -= lu[i][j] * x[j];
      }
      x[i] = sum;
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = x[i];
      for (int j = i + 1; j < n; j++) {
        sum -= lu[i][j] * x[j];
      }
      x[i] = sum / lu[i][i];
    }
    return x;
  }
}
