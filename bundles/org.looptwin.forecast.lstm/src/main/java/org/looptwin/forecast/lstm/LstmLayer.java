package org.looptwin.forecast.lstm;

/**
 * An LSTM layer's forward pass, with PyTorch's order of gates: input, forget, cell, output.
 *
 * <p>In Java and not in PyTorch: a trained network then needs no native memory, has nothing to
 * close and gives the same bits on every machine.
 */
final class LstmLayer {
  private final int units;
  private final float[][] fromInput;
  private final float[][] fromState;
  private final double[] bias;

  /**
   * @param inputWeights {@code [4 x units][input]} flattened, as PyTorch keeps them
   * @param stateWeights {@code [4 x units][unit]} flattened
   */
  LstmLayer(
      int units, float[] inputWeights, float[] stateWeights, float[] inputBias, float[] stateBias) {
    this.units = units;
    this.fromInput = transposed(inputWeights, 4 * units);
    this.fromState = transposed(stateWeights, 4 * units);
    this.bias = new double[4 * units];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = (double) inputBias[j] + stateBias[j];
    }
  }

  /** By input, so that the inner loop runs along memory. */
  static float[][] transposed(float[] flat, int outputs) {
    int inputs = flat.length / outputs;
    float[][] byInput = new float[inputs][outputs];
    for (int output = 0; output < outputs; output++) {
      for (int input = 0; input < inputs; input++) {
        byInput[input][output] = flat[output * inputs + input];
      }
    }
    return byInput;
  }

  /** The states after each of the inputs, {@code [time][unit]}. */
  double[][] states(double[][] inputs) {
    double[][] states = new double[inputs.length][];
    double[] state = new double[units];
    double[] cell = new double[units];
    for (int time = 0; time < inputs.length; time++) {
      double[] gates = bias.clone();
      add(gates, fromInput, inputs[time]);
      add(gates, fromState, state);
      state = next(gates, cell);
      states[time] = state;
    }
    return states;
  }

  private double[] next(double[] gates, double[] cell) {
    double[] state = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double input = sigmoid(gates[unit]);
      double forget = sigmoid(gates[units + unit]);
      double candidate = StrictMath.tanh(gates[2 * units + unit]);
      double output = sigmoid(gates[3 * units + unit]);
      cell[unit] = forget * cell[unit] + input * candidate;
      state[unit] = output * StrictMath.tanh(cell[unit]);
    }
    return state;
  }

  static void add(double[] sums, float[][] weightsByInput, double[] inputs) {
    for (int input = 0; input < inputs.length; input++) {
      float[] weights = weightsByInput[input];
      double value = inputs[input];
      for (int output = 0; output < sums.length; output++) {
        sums[output] += weights[output] * value;
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
