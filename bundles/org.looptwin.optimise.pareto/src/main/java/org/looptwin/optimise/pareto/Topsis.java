package org.looptwin.optimise.pareto;

import java.util.Arrays;

/**
 * TOPSIS (Hwang and Yoon 1981): similarity to the ideal, {@code d- / (d+ + d-)}, of weighted
 * Euclidean distances to the best and the worst value of every column.
 */
final class Topsis {
  private Topsis() {}

  /** How columns are made comparable. */
  enum Scale {
    /** Divided by the column's Euclidean length: the textbook's. */
    VECTOR,
    /**
     * Over the column's range. For columns with a large common part (all plans of a front cost
     * billions and differ by millions), which their length would drown.
     */
    RANGE
  }

  /**
   * @param table [row][column]
   * @param weights [column]
   * @param greaterIsBetter by column
   * @return [row], 0 worst to 1 best; 1 for all when nothing tells them apart
   */
  static double[] similarity(
      double[][] table, double[] weights, boolean[] greaterIsBetter, Scale scale) {
    int columns = weights.length;
    double[] toBest = new double[table.length];
    double[] toWorst = new double[table.length];
    for (int k = 0; k < columns; k++) {
      int column = k;
      double least = Arrays.stream(table).mapToDouble(row -> row[column]).min().orElseThrow();
      double most = Arrays.stream(table).mapToDouble(row -> row[column]).max().orElseThrow();
      double unit = scale == Scale.RANGE ? most - least : length(table, column);
      double factor = unit > 0 ? weights[k] / unit : 0;
      double best = greaterIsBetter[k] ? most : least;
      double worst = greaterIsBetter[k] ? least : most;
      for (int i = 0; i < table.length; i++) {
        toBest[i] += square(factor * (table[i][k] - best));
        toWorst[i] += square(factor * (table[i][k] - worst));
      }
    }
    double[] similarity = new double[table.length];
    for (int i = 0; i < similarity.length; i++) {
      double worst = Math.sqrt(toWorst[i]);
      double both = Math.sqrt(toBest[i]) + worst;
      similarity[i] = both > 0 ? worst / both : 1;
    }
    return similarity;
  }

  /** Position of the best of points whose aims are all minimised; the first of equals. */
  static int best(double[][] points, double[] weights) {
    double[] similarity = similarity(points, weights, new boolean[weights.length], Scale.RANGE);
    int best = 0;
    for (int i = 1; i < similarity.length; i++) {
      best = similarity[i] > similarity[best] ? i : best;
    }
    return best;
  }

  private static double length(double[][] table, int column) {
    return Math.sqrt(Arrays.stream(table).mapToDouble(row -> square(row[column])).sum());
  }

  private static double square(double value) {
    return value * value;
  }
}
