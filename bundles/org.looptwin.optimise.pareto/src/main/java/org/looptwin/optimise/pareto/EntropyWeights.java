package org.looptwin.optimise.pareto;

import java.util.Arrays;

/**
 * Weights from how much the columns of a table tell apart: {@code p = z / sum z}, {@code e = -1 /
 * ln n sum p ln p} with 0 ln 0 = 0, {@code w = (1 - e) / sum (1 - e)}. A column without any
 * difference weighs 0.
 */
final class EntropyWeights {
  private EntropyWeights() {}

  /**
   * As study A has it: {@code z = (max - f) / (max - min)} over a reference sample that is frozen,
   * so that weights do not move while points are searched for.
   *
   * @param sample [point][aim], every aim minimised
   * @return [aim], summing to 1
   * @throws IllegalArgumentException when the sample has fewer than two points (1 / ln 1), or all
   *     its columns are constant
   */
  static double[] ofSample(double[][] sample) {
    double[][] z = new double[sample.length][];
    for (int i = 0; i < sample.length; i++) {
      z[i] = new double[sample[i].length];
      for (int k = 0; k < z[i].length; k++) {
        int aim = k;
        double least = Arrays.stream(sample).mapToDouble(f -> f[aim]).min().orElseThrow();
        double most = Arrays.stream(sample).mapToDouble(f -> f[aim]).max().orElseThrow();
        z[i][k] = most > least ? (most - sample[i][k]) / (most - least) : 1;
      }
    }
    return ofTable(z);
  }

  /**
   * Of columns as they are, which is what scikit-criteria calls entropy weights.
   *
   * @param z [row][column], none negative
   * @throws IllegalArgumentException when there are fewer than two rows, or nothing tells them
   *     apart
   */
  static double[] ofTable(double[][] z) {
    double[] weight = entropies(z);
    double sum = 0;
    for (int k = 0; k < weight.length; k++) {
      weight[k] = Math.max(0, 1 - weight[k]);
      sum += weight[k];
    }
    if (sum <= 0) {
      throw new IllegalArgumentException(
          "Entropy weights of %d equal points are undefined (0 / 0).".formatted(z.length));
    }
    for (int k = 0; k < weight.length; k++) {
      weight[k] /= sum;
    }
    return weight;
  }

  /** 1 for a column without differences. */
  static double[] entropies(double[][] z) {
    if (z.length < 2) {
      throw new IllegalArgumentException(
          "Entropy weights of %d points are undefined (1 / ln n), expected 2 or more."
              .formatted(z.length));
    }
    double[] entropy = new double[z[0].length];
    for (int k = 0; k < entropy.length; k++) {
      entropy[k] = entropy(z, k);
    }
    return entropy;
  }

  private static double entropy(double[][] z, int column) {
    double sum = 0;
    boolean constant = true;
    for (double[] row : z) {
      sum += row[column];
      constant &= row[column] == z[0][column];
    }
    if (constant) {
      return 1;
    }
    double entropy = 0;
    for (double[] row : z) {
      double p = row[column] / sum;
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy / Math.log(z.length);
  }
}
