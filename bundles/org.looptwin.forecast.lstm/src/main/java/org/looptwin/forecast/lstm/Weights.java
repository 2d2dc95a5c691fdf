package org.looptwin.forecast.lstm;

import java.util.List;

/**
 * A trained network's parameters as PyTorch keeps them, in the order of its layers: for each LSTM
 * input weights, state weights, input bias, state bias; for each dense layer weights, bias.
 *
 * @param arrays twelve of them
 */
record Weights(List<float[]> arrays) {
  static final int FIRST = 128;
  static final int SECOND = 64;
  static final int DENSE = 32;

  Weights {
    if (arrays.size() != 12) {
      throw new IllegalArgumentException(
          "A network has 12 parameter arrays, not %d.".formatted(arrays.size()));
    }
    arrays = List.copyOf(arrays);
  }

  LstmLayer first() {
    return lstm(FIRST, 0);
  }

  LstmLayer second() {
    return lstm(SECOND, 4);
  }

  float[][] denseWeights() {
    return LstmLayer.transposed(arrays.get(8), DENSE);
  }

  float[] denseBias() {
    return arrays.get(9);
  }

  float[][] headWeights() {
    return LstmLayer.transposed(arrays.get(10), headBias().length);
  }

  float[] headBias() {
    return arrays.get(11);
  }

  private LstmLayer lstm(int units, int at) {
    return new LstmLayer(
        units, arrays.get(at), arrays.get(at + 1), arrays.get(at + 2), arrays.get(at + 3));
  }
}
