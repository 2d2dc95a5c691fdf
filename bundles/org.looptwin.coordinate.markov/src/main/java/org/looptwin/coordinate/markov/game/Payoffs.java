package org.looptwin.coordinate.markov.game;

import java.util.Arrays;

/** Matrices of payoffs and vectors of probabilities. */
final class Payoffs {
  private Payoffs() {}

  /** Moved and scaled into [1, 2]: equilibria stay what they are. */
  static double[][] positive(double[][] matrix) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : matrix) {
      for (double one : row) {
        least = Math.min(least, one);
        most = Math.max(most, one);
      }
    }
    double range = most > least ? most - least : 1;
    double[][] moved = new double[matrix.length][];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = new double[matrix[i].length];
      for (int j = 0; j < moved[i].length; j++) {
        moved[i][j] = 1 + (matrix[i][j] - least) / range;
      }
    }
    return moved;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }

  static double[] scaled(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(one -> one / sum).toArray();
  }

  static double distance(double[] one, double[] other) {
    double most = 0;
    for (int k = 0; k < one.length; k++) {
      most = Math.max(most, Math.abs(one[k] - other[k]));
    }
    return most;
  }

  static double[] pure(int actions, int action) {
    double[] strategy = new double[actions];
    strategy[action] = 1;
    return strategy;
  }

  /** The lowest of the best. */
  static int best(double[] payoffs) {
    int best = 0;
    for (int a = 1; a < payoffs.length; a++) {
      if (payoffs[a] > payoffs[best] + 1e-12 * Math.max(1, Math.abs(payoffs[best]))) {
        best = a;
      }
    }
    return best;
  }
}
