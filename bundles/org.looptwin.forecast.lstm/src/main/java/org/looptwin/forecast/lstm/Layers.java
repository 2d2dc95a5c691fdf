package org.looptwin.forecast.lstm;

/** One trained network's forward pass in Java. */
final class Layers {
  private final LstmLayer first;
  private final LstmLayer second;
  private final float[][] denseWeights;
  private final float[] denseBias;
  private final float[][] headWeights;
  private final float[] headBias;

  Layers(Weights weights) {
    this.first = weights.first();
    this.second = weights.second();
    this.denseWeights = weights.denseWeights();
    this.denseBias = weights.denseBias();
    this.headWeights = weights.headWeights();
    this.headBias = weights.headBias();
  }

  /** The last layer, by column. */
  float[] outputs(double[][] window) {
    float[][] states = second.states(first.states(floats(window)));
    float[] dense = denseBias.clone();
    LstmLayer.add(dense, denseWeights, states[states.length - 1]);
    for (int unit = 0; unit < dense.length; unit++) {
      dense[unit] = Math.max(0, dense[unit]);
    }
    float[] outputs = headBias.clone();
    LstmLayer.add(outputs, headWeights, dense);
    return outputs;
  }

  private static float[][] floats(double[][] window) {
    float[][] floats = new float[window.length][];
    for (int month = 0; month < window.length; month++) {
      floats[month] = new float[window[month].length];
      for (int input = 0; input < window[month].length; input++) {
        floats[month][input] = (float) window[month][input];
      }
    }
    return floats;
  }
}
