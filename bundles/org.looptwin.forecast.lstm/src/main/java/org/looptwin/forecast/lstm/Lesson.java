package org.looptwin.forecast.lstm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One training: epochs of shuffled batches, until the validation part says stop. */
final class Lesson {
  private static final float SMALL = 1e-12f;

  private final Trainer trainer;
  private final Samples samples;
  private final SplittableRandom random;
  private final BooleanSupplier cancelled;
  private int epochs;
  private double leastError = Double.POSITIVE_INFINITY;

  Lesson(Trainer trainer, Samples samples, long seed, BooleanSupplier cancelled) {
    this.trainer = trainer;
    this.samples = samples;
    this.random = new SplittableRandom(seed);
    this.cancelled = cancelled;
  }

  /**
   * The best parameters met on the way.
   *
   * @param patience epochs without a smaller validation error until it ends
   */
  Weights best(int mostEpochs, int patience, int batch) throws InterruptedException {
    Weights best = weights();
    int bestEpoch = 0;
    for (epochs = 1; epochs <= mostEpochs && epochs - bestEpoch <= patience; epochs++) {
      train(batch);
      double error = validate();
      if (error < leastError) {
        leastError = error;
        bestEpoch = epochs;
        best = weights();
      }
    }
    return best;
  }

  int epochs() {
    return epochs - 1;
  }

  /** Of the best parameters on the validation part; targets are scaled. */
  double leastError() {
    return leastError;
  }

  private void train(int batch) throws InterruptedException {
    int[] order = shuffled(samples.training());
    for (int from = 0; from < order.length; from += batch) {
      if (cancelled.getAsBoolean() || Thread.interrupted()) {
        throw new InterruptedException("the training is cancelled");
      }
      step(java.util.Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)));
    }
  }

  private int[] shuffled(int count) {
    int[] order = IntStream.range(0, count).toArray();
    for (int last = count - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    return order;
  }

  private void step(int[] chosen) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray windows = windows(manager, chosen);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(new NDList(windows));
        outputs.attach(manager);
        collector.backward(error(manager, outputs.head(), chosen));
      }
      trainer.step();
    }
  }

  private double validate() {
    int[] chosen =
        IntStream.range(samples.training(), samples.training() + samples.validation()).toArray();
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList outputs = trainer.evaluate(new NDList(windows(manager, chosen)));
      outputs.attach(manager);
      return error(manager, outputs.head(), chosen).getFloat();
    }
  }

  private NDArray windows(NDManager manager, int[] chosen) {
    Shape shape = new Shape(chosen.length, Samples.WINDOW, samples.inputs());
    return manager.create(samples.windows(chosen), shape);
  }

  /** The root of the mean squared error over samples and columns, after the heads. */
  private NDArray error(NDManager manager, NDArray outputs, int[] chosen) {
    Shape shape = new Shape(chosen.length, samples.outputs());
    NDArray sum = outputs.add(manager.create(samples.bases(chosen), shape));
    NDArray bounded =
        sum.getNDArrayInternal().sigmoid().sub(row(manager, low())).div(row(manager, range()));
    NDArray probability = row(manager, mask());
    NDArray values = bounded.mul(probability).add(sum.mul(probability.neg().add(1)));
    NDArray targets = manager.create(samples.targets(chosen), shape);
    return values.sub(targets).square().mean().add(SMALL).sqrt();
  }

  private static NDArray row(NDManager manager, float[] values) {
    return manager.create(values, new Shape(1, values.length));
  }

  private float[] low() {
    return floats(samples.scaling().low());
  }

  private float[] range() {
    return floats(samples.scaling().range());
  }

  private float[] mask() {
    boolean[] probability = samples.heads().probability();
    float[] mask = new float[probability.length];
    for (int column = 0; column < mask.length; column++) {
      mask[column] = probability[column] ? 1 : 0;
    }
    return mask;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Weights weights() {
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
      arrays.add(parameter.getArray().toFloatArray());
    }
    return new Weights(arrays);
  }
}
