package org.looptwin.forecast.lstm;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.looptwin.runtime.djl.Adam;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains study A's network by DJL: LSTM 128, LSTM 64, dense 32, heads; Adam at 0.001, times 0.9
 * every 5 epochs; at most 200 epochs, ended when the validation error has not fallen for 10; the
 * best parameters on the way are kept.
 */
final class TorchTeacher implements Teacher {
  private static final Logger LOG = LoggerFactory.getLogger(TorchTeacher.class);
  private static final long NEXT_SEED = 0x9E3779B97F4A7C15L;
  private static final int BATCH = 16;
  private static final int PATIENCE = 10;
  private static final int EPOCHS_PER_RATE = 5;
  private static final double RATE = 1e-3;
  private static final double DECAY = 0.9;

  private final NeuralRuntime runtime;
  private final Form form;
  private final int seeds;
  private final int epochs;
  private final int patience;

  /**
   * @param seeds networks that are trained, each from other first weights
   */
  TorchTeacher(NeuralRuntime runtime, Form form, int seeds, int epochs) {
    this(runtime, form, seeds, epochs, PATIENCE);
  }

  /** For measurements: every epoch of them, when the patience is as long. */
  TorchTeacher(NeuralRuntime runtime, Form form, int seeds, int epochs, int patience) {
    this.runtime = runtime;
    this.form = form;
    this.seeds = seeds;
    this.epochs = epochs;
    this.patience = patience;
  }

  @Override
  public Network teach(Panel panel, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    Samples samples = new Samples(panel, form);
    List<Weights> all = new ArrayList<>();
    for (int other = 0; other < seeds; other++) {
      all.add(teach(samples, seed + other * NEXT_SEED, cancelled));
    }
    LOG.debug("{} networks trained on {} months, {}", seeds, panel.months(), form);
    return new Network(all, samples.code());
  }

  private Weights teach(Samples samples, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    Engine engine = runtime.engine();
    Lock one = runtime.training();
    one.lockInterruptibly();
    try (Model model = engine.newModel("lstm", Device.cpu())) {
      engine.setRandomSeed(Long.hashCode(seed));
      model.setBlock(layers(samples.outputs()));
      try (Trainer trainer = model.newTrainer(config(model.getNDManager(), samples.training()))) {
        trainer.initialize(new Shape(1, Samples.WINDOW, samples.inputs()));
        Lesson lesson = new Lesson(trainer, samples, seed, cancelled);
        Weights best = lesson.best(epochs, patience, BATCH);
        LOG.debug("{} epochs, validation error {} (scaled)", lesson.epochs(), lesson.leastError());
        return best;
      }
    } finally {
      one.unlock();
    }
  }

  static SequentialBlock layers(int outputs) {
    return new SequentialBlock()
        .add(lstm(Weights.FIRST))
        .add(Dropout.builder().optRate(0.2f).build())
        .add(lstm(Weights.SECOND))
        .addSingleton(states -> states.get(":, -1"))
        .add(Dropout.builder().optRate(0.2f).build())
        .add(Linear.builder().setUnits(Weights.DENSE).build())
        .add(Activation.reluBlock())
        .add(Dropout.builder().optRate(0.3f).build())
        .add(Linear.builder().setUnits(outputs).build());
  }

  private static LSTM lstm(int units) {
    return LSTM.builder().setStateSize(units).setNumLayers(1).build();
  }

  private static DefaultTrainingConfig config(NDManager manager, int training) {
    int batches = (training + BATCH - 1) / BATCH;
    return new DefaultTrainingConfig(Loss.l2Loss())
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(
            Adam.with(
                manager,
                update -> RATE * StrictMath.pow(DECAY, (update - 1) / batches / EPOCHS_PER_RATE)));
  }
}
