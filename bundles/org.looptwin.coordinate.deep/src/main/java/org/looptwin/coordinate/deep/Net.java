package org.looptwin.coordinate.deep;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.concurrent.locks.Lock;
import org.looptwin.runtime.djl.NeuralRuntime;

/** Two hidden layers of 64; Adam. */
final class Net implements AutoCloseable {
  private static final int HIDDEN = 64;

  private final Lock turn;
  private final Model model;
  private final Trainer trainer;
  private final double[][] features;
  private final int outputs;

  /** The number that is made small. */
  interface Objective {
    /**
     * @param outputs [example][output]
     */
    NDArray of(NDManager manager, NDArray outputs);
  }

  /** Waits for its turn to train; whoever closes it lets the next one in. */
  static Net inTurn(
      NeuralRuntime runtime, double[][] features, int outputs, float rate, long seed) {
    Lock turn = runtime.training();
    turn.lock();
    try {
      return new Net(turn, Runtimes.engine(runtime), features, outputs, rate, seed);
    } catch (RuntimeException | Error e) { // whatever it is, others may train
      turn.unlock();
      throw e;
    }
  }

  private Net(Lock turn, Engine engine, double[][] features, int outputs, float rate, long seed) {
    this.turn = turn;
    engine.setRandomSeed(Long.hashCode(seed));
    this.features = features;
    this.outputs = outputs;
    model = engine.newModel("policy", Device.cpu());
    model.setBlock(
        new SequentialBlock()
            .add(Linear.builder().setUnits(HIDDEN).build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(HIDDEN).build())
            .add(Activation.reluBlock())
            .add(Linear.builder().setUnits(outputs).build()));
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.l2Loss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(
                    Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build()));
    trainer.initialize(new Shape(1, features[0].length));
  }

  int outputs() {
    return outputs;
  }

  /** [state * outputs + output] for every state. */
  float[] all() {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      int[] states = java.util.stream.IntStream.range(0, features.length).toArray();
      NDList answer = trainer.evaluate(new NDList(inputs(manager, states)));
      answer.attach(manager);
      return answer.head().toFloatArray();
    }
  }

  private NDArray inputs(NDManager manager, int[] states) {
    float[] flat = new float[states.length * features[0].length];
    for (int k = 0; k < states.length; k++) {
      double[] of = features[states[k]];
      for (int j = 0; j < of.length; j++) {
        flat[k * of.length + j] = (float) of[j];
      }
    }
    return manager.create(flat, new Shape(states.length, features[0].length));
  }

  void learn(int[] states, Objective objective) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDArray inputs = inputs(manager, states);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList answer = trainer.forward(new NDList(inputs));
        answer.attach(manager);
        collector.backward(objective.of(manager, answer.head()));
      }
      trainer.step();
    }
  }

  @Override
  public void close() {
    try {
      trainer.close();
      model.close();
    } finally {
      turn.unlock();
    }
  }
}
