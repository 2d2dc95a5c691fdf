package org.looptwin.forecast.global;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.runtime.djl.Adam;

/** One training: all networks side by side in PyTorch, {@code [network][window][...]}. */
final class Lesson {
  private final Engine engine;
  private final NDManager manager;
  private final Weights begin;
  private final List<NDArray> parameters = new ArrayList<>();
  private final Adam adam;
  private double rate;

  Lesson(Engine engine, NDManager manager, Weights begin) {
    this.engine = engine;
    this.manager = manager;
    this.begin = begin;
    for (int array = 0; array < begin.arrays().size(); array++) {
      NDArray parameter = manager.create(begin.arrays().get(array), shape(array));
      parameter.setRequiresGradient(true);
      parameters.add(parameter);
    }
    this.adam = Adam.with(manager, update -> rate);
  }

  private Shape shape(int array) {
    int layer = array / 2 % Weights.LAYERS;
    int inputs = array % 2 == 0 ? Weights.inputs(begin.form(), layer) : 1;
    return new Shape(begin.networks(), inputs, Weights.outputs(begin.form(), layer));
  }

  /**
   * @param batch windows of all networks, one network's after the other's
   * @param rate of learning
   */
  void step(Windows.Batch batch, double rate) {
    this.rate = rate;
    try (NDManager step = manager.newSubManager()) {
      NDArray inputs = step.create(batch.inputs(), shape(batch.inputs(), begin.form().inputs()));
      Shape ahead = shape(batch.targets(), begin.form().horizon());
      NDArray targets = step.create(batch.targets(), ahead);
      NDArray weights = step.create(batch.weights(), ahead);
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray error = said(inputs).sub(targets).abs().mul(weights);
        collector.backward(error.sum().div(weights.sum()).mul(begin.networks()));
      }
      for (int array = 0; array < parameters.size(); array++) {
        try (NDArray gradient = parameters.get(array).getGradient()) {
          adam.update(Integer.toString(array), parameters.get(array), gradient);
          gradient.subi(gradient);
        }
      }
    }
  }

  private Shape shape(float[] flat, int last) {
    int networks = begin.networks();
    return new Shape(networks, flat.length / networks / last, last);
  }

  /** The forecasts, as {@link Networks} makes them. */
  NDArray said(NDArray inputs) {
    int width = begin.form().inputs();
    NDArray left = inputs;
    NDArray said = null;
    for (int block = 0; block < Weights.BLOCKS; block++) {
      NDArray values = left;
      for (int layer = 0; layer < Weights.LAYERS; layer++) {
        int array = 2 * (block * Weights.LAYERS + layer);
        values = values.matMul(parameters.get(array)).add(parameters.get(array + 1));
        values = layer < Weights.LAYERS - 1 ? Activation.relu(values) : values;
      }
      left = left.sub(values.get(":, :, :" + width));
      NDArray part = values.get(":, :, " + width + ":");
      said = said == null ? part : said.add(part);
    }
    return said;
  }

  Weights weights() {
    return new Weights(
        begin.form(), begin.networks(), parameters.stream().map(NDArray::toFloatArray).toList());
  }
}
