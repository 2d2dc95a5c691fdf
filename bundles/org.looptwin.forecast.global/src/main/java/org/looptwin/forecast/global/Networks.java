package org.looptwin.forecast.global;

import java.util.Arrays;

/**
 * The networks' forward pass in Java and not in PyTorch: what is trained then needs no native
 * memory, has nothing to close and gives the same bits on every machine.
 *
 * <p><b>Threads:</b> any.
 */
final class Networks {
  private final Weights weights;

  Networks(Weights weights) {
    this.weights = weights;
  }

  Weights weights() {
    return weights;
  }

  /** The median of what the networks say, by step. */
  double[] say(float[] inputs) {
    double[][] each = new double[weights.form().horizon()][weights.networks()];
    for (int network = 0; network < weights.networks(); network++) {
      double[] path = path(network, inputs);
      for (int h = 0; h < path.length; h++) {
        each[h][network] = path[h];
      }
    }
    double[] median = new double[each.length];
    for (int h = 0; h < median.length; h++) {
      Arrays.sort(each[h]);
      int n = each[h].length;
      median[h] = (each[h][(n - 1) / 2] + each[h][n / 2]) / 2;
    }
    return median;
  }

  /** What one of them says. */
  double[] path(int network, float[] inputs) {
    double[] left = new double[inputs.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = inputs[i];
    }
    double[] path = new double[weights.form().horizon()];
    for (int block = 0; block < Weights.BLOCKS; block++) {
      double[] values = left;
      for (int layer = 0; layer < Weights.LAYERS; layer++) {
        values = layer(network, block, layer, values);
      }
      for (int i = 0; i < left.length; i++) {
        left[i] -= values[i];
      }
      for (int h = 0; h < path.length; h++) {
        path[h] += values[left.length + h];
      }
    }
    return path;
  }

  private double[] layer(int network, int block, int layer, double[] values) {
    int outputs = Weights.outputs(weights.form(), layer);
    int array = 2 * (block * Weights.LAYERS + layer);
    float[] matrix = weights.arrays().get(array);
    float[] bias = weights.arrays().get(array + 1);
    double[] sums = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      sums[j] = bias[network * outputs + j];
    }
    int at = network * values.length * outputs;
    for (double value : values) {
      for (int j = 0; j < outputs; j++) {
        sums[j] += value * matrix[at++];
      }
    }
    for (int j = 0; layer < Weights.LAYERS - 1 && j < outputs; j++) {
      sums[j] = Math.max(0, sums[j]);
    }
    return sums;
  }
}
