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
  private final float[] bias;

  /**
   * @param inputWeights {@code [4 x units][input]} flattened, as PyTorch keeps them
   * @param stateWeights {@code [4 x units][unit]} flattened
   */
  LstmLayer(
      int units, float[] inputWeights, float[] stateWeights, float[] inputBias, float[] stateBias) {
    this.units = units;
    this.fromInput = transposed(inputWeights, 4 * units);
    this.fromState = transposed(stateWeights, 4 * units);
    this.bias = new float[4 * units];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = inputBias[j] + stateBias[j];
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
  float[][] states(float[][] inputs) {
    float[][] states = new float[inputs.length][];
    float[] state = new float[units];
    float[] cell = new float[units];
    for (int time = 0; time < inputs.length; time++) {
      float[] gates = bias.clone();
      add(gates, fromInput, inputs[time]);
      add(gates, fromState, state);
      state = next(gates, cell);
      states[time] = state;
    }
    return states;
  }

  private float[] next(float[] gates, float[] cell) {
    float[] state = new float[units];
    for (int unit = 0; unit < units; unit++) {
      double input = sigmoid(gates[unit]);
      double forget = sigmoid(gates[units + unit]);
      double candidate = tanh(gates[2 * units + unit]);
      double output = sigmoid(gates[3 * units + unit]);
      cell[unit] = (float) (forget * cell[unit] + input * candidate);
      state[unit] = (float) (output * tanh(cell[unit]));
    }
    return state;
  }

  static void add(float[] sums, float[][] weightsByInput, float[] inputs) {
    for (int input = 0; input < inputs.length; input++) {
      float[] weights = weightsByInput[input];
      float value = inputs[input];
      for (int output = 0; output < sums.length; output++) {
        sums[output] += weights[output] * value;
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double tanh(double x) {
    return 2 * sigmoid(2 * x) - 1;
  }
}
