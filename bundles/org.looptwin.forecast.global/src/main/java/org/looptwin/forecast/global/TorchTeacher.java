package org.looptwin.forecast.global;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains all networks side by side by PyTorch, each on windows of its own draw: Adam, its rate
 * falling to 0 along half a cosine, a number of steps that follows from the number of windows.
 */
final class TorchTeacher implements Teacher {
  static final int BATCH = 128;

  private static final Logger LOG = LoggerFactory.getLogger(TorchTeacher.class);
  private static final int PASSES = 20;
  private static final double RATE = 2e-3;
  private static final long ASK_AGAIN_MS = 200;

  private final NeuralRuntime runtime;
  private final int mostSteps;
  private final long longestMs;

  /**
   * @param mostSteps of a training
   * @param longestMs after which a training is given up: what was learnt would depend on the
   *     machine's load
   */
  TorchTeacher(NeuralRuntime runtime, int mostSteps, long longestMs) {
    this.runtime = runtime;
    this.mostSteps = mostSteps;
    this.longestMs = longestMs;
  }

  @Override
  public Weights teach(Windows windows, Weights begin, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    Engine engine = runtime.engine();
    Lock one = runtime.training();
    while (!one.tryLock(ASK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
      endIf(cancelled.getAsBoolean());
    }
    try (NDManager manager = engine.newBaseManager()) {
      Lesson lesson = new Lesson(engine, manager, begin);
      SplittableRandom random = new SplittableRandom(seed);
      int steps = steps(windows);
      long begun = System.nanoTime();
      for (int step = 0; step < steps; step++) {
        endIf(cancelled.getAsBoolean());
        inTime(begun, step, steps);
        lesson.step(
            windows.draw(begin.networks() * BATCH, random),
            RATE * (1 + StrictMath.cos(Math.PI * step / steps)) / 2);
      }
      LOG.debug(
          "{} networks taught on {} windows of {} series: {} steps in {} s",
          begin.networks(),
          windows.count(),
          windows.series(),
          steps,
          String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9));
      return lesson.weights();
    } finally {
      one.unlock();
    }
  }

  private int steps(Windows windows) {
    return (int) Math.min(mostSteps, (long) PASSES * windows.count() / BATCH + 1);
  }

  private static void endIf(boolean cancelled) throws InterruptedException {
    if (cancelled || Thread.interrupted()) {
      throw new InterruptedException("the training is cancelled");
    }
  }

  private void inTime(long begun, int step, int steps) {
    if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(longestMs)) {
      throw new IllegalStateException(
          "The training is at step %d of %d after %d s, the most it may take. Maybe raise 'longestS' or lower 'steps'."
              .formatted(step, steps, longestMs / 1000));
    }
  }
}
