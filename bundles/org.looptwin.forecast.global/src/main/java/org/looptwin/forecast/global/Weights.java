package org.looptwin.forecast.global;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Parameters of {@code networks} networks of one form: for each of {@link #BLOCKS} blocks three
 * layers, each with weights {@code [network][input][output]} and biases {@code [network][output]},
 * flattened. The last layer of a block says what of its inputs it has explained, then its part of
 * the forecast.
 *
 * @param arrays weights and biases in turn
 */
record Weights(Form form, int networks, List<float[]> arrays) {
  static final int BLOCKS = 3;
  static final int HIDDEN = 64;
  static final int LAYERS = 3;

  Weights {
    arrays = List.copyOf(arrays);
  }

  /** Inputs of a layer within its block. */
  static int inputs(Form form, int layer) {
    return layer == 0 ? form.inputs() : HIDDEN;
  }

  static int outputs(Form form, int layer) {
    return layer < LAYERS - 1 ? HIDDEN : form.inputs() + form.horizon();
  }

  /** He's: normal with variance 2 / inputs, the last layer of a block a tenth of it. */
  static Weights random(Form form, int networks, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> arrays = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      for (int layer = 0; layer < LAYERS; layer++) {
        int inputs = inputs(form, layer);
        int outputs = outputs(form, layer);
        double size = Math.sqrt(2.0 / inputs) * (layer < LAYERS - 1 ? 1 : 0.1);
        float[] weights = new float[networks * inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
          weights[i] = (float) (size * normal(random));
        }
        arrays.add(weights);
        arrays.add(new float[networks * outputs]);
      }
    }
    return new Weights(form, networks, arrays);
  }

  /** Box and Muller's. */
  private static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
