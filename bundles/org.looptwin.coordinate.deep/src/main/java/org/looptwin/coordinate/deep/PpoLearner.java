package org.looptwin.coordinate.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.DeepLearner;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proximal policy optimisation (Schulman 2017): rollouts of 512 steps, ten passes in batches of 64,
 * clip 0.2, generalised advantages with 0.95, entropy 0.01. What is not feasible has no
 * probability. One network gives the weights of all actions and, last, the value.
 */
@Component
public final class PpoLearner implements DeepLearner {
  private static final int ROLLOUT = 512;
  private static final int PASSES = 10;
  private static final int BATCH = 64;
  private static final float CLIP = 0.2f;
  private static final double LAMBDA = 0.95;
  private static final float ENTROPY = 0.01f;
  private static final float RATE = 1e-3f;
  private static final float NEVER = -1e9f;

  private final NeuralRuntime runtime;

  @Activate
  public PpoLearner(@Reference NeuralRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public DecisionMethod method() {
    return DecisionMethod.PPO;
  }

  @Override
  public int[] learn(
      DecisionProcess process,
      double[][] features,
      DecisionQuestion.Learning learning,
      ObjLongConsumer<int[]> seen,
      BooleanSupplier cancelled) {
    Table table = new Table(process, learning.seed(), learning.start());
    try (Net net = Net.inTurn(runtime, features, table.columns() + 1, RATE, learning.seed())) {
      Run run = new Run(table, net);
      for (long t = 0; t < learning.steps() && !cancelled.getAsBoolean(); t += ROLLOUT) {
        run.rollout();
        run.passes();
        seen.accept(table.policy(net.all(), net.outputs()), t + ROLLOUT);
      }
      return table.policy(net.all(), net.outputs());
    }
  }

  /** One run: the present rollout and its advantages. */
  private static final class Run {
    private final Table table;
    private final Net net;
    private final int columns;
    private final int[] from = new int[ROLLOUT];
    private final int[] by = new int[ROLLOUT];
    private final double[] logChance = new double[ROLLOUT];
    private final double[] advantage = new double[ROLLOUT];
    private final double[] goal = new double[ROLLOUT];
    private int state;
    private int age;

    Run(Table table, Net net) {
      this.table = table;
      this.net = net;
      columns = table.columns();
      state = table.start();
    }

    void rollout() {
      float[] numbers = net.all();
      double[] error = new double[ROLLOUT];
      boolean[] cut = new boolean[ROLLOUT];
      for (int t = 0; t < ROLLOUT; t++) {
        from[t] = state;
        draw(numbers, t);
        int next = table.next(state, by[t]);
        double after = table.ends(next) ? 0 : table.gamma() * value(numbers, next);
        error[t] = table.reward(state, by[t]) + after - value(numbers, state);
        cut[t] = table.ends(next) || ++age >= table.episode();
        age = cut[t] ? 0 : age;
        state = cut[t] ? table.start() : next;
      }
      double sum = 0;
      for (int t = ROLLOUT - 1; t >= 0; t--) {
        sum = error[t] + (cut[t] ? 0 : table.gamma() * LAMBDA * sum);
        advantage[t] = sum;
        goal[t] = sum + value(numbers, from[t]);
      }
      standardise();
    }

    private double value(float[] numbers, int of) {
      return numbers[of * (columns + 1) + columns];
    }

    private void draw(float[] numbers, int t) {
      float[] mask = new float[columns];
      table.mask(state, mask, 0);
      int row = state * (columns + 1);
      double top = numbers[row + table.best(state, numbers, columns + 1)];
      double sum = 0;
      for (int a = 0; a < columns; a++) {
        sum += mask[a] * Math.exp(numbers[row + a] - top);
      }
      double left = table.random().nextDouble() * sum;
      int chosen = table.best(state, numbers, columns + 1);
      for (int a = 0; a < columns; a++) {
        left -= mask[a] * Math.exp(numbers[row + a] - top);
        if (left < 0) {
          chosen = a;
          break;
        }
      }
      by[t] = chosen;
      logChance[t] = numbers[row + chosen] - top - Math.log(sum);
    }

    private void standardise() {
      double mean = 0;
      double square = 0;
      for (double one : advantage) {
        mean += one / ROLLOUT;
        square += one * one / ROLLOUT;
      }
      double deviation = Math.sqrt(Math.max(1e-12, square - mean * mean));
      for (int t = 0; t < ROLLOUT; t++) {
        advantage[t] = (advantage[t] - mean) / deviation;
      }
    }

    void passes() {
      int[] order = java.util.stream.IntStream.range(0, ROLLOUT).toArray();
      for (int pass = 0; pass < PASSES; pass++) {
        for (int last = ROLLOUT - 1; last > 0; last--) {
          int other = table.random().nextInt(last + 1);
          int kept = order[last];
          order[last] = order[other];
          order[other] = kept;
        }
        for (int at = 0; at < ROLLOUT; at += BATCH) {
          batch(java.util.Arrays.copyOfRange(order, at, at + BATCH));
        }
      }
    }

    private void batch(int[] chosen) {
      int[] states = new int[BATCH];
      float[] mask = new float[BATCH * columns];
      float[] action = new float[BATCH * columns];
      float[][] numbers = new float[3][BATCH];
      for (int k = 0; k < BATCH; k++) {
        int t = chosen[k];
        states[k] = from[t];
        table.mask(from[t], mask, k * columns);
        action[k * columns + by[t]] = 1;
        numbers[0][k] = (float) logChance[t];
        numbers[1][k] = (float) advantage[t];
        numbers[2][k] = (float) goal[t];
      }
      for (int k = 0; k < mask.length; k++) {
        mask[k] = mask[k] == 0 ? NEVER : 0;
      }
      net.learn(states, (manager, outputs) -> error(manager, outputs, mask, action, numbers));
    }

    private NDArray error(
        NDManager manager, NDArray outputs, float[] mask, float[] action, float[][] numbers) {
      Shape shape = new Shape(BATCH, columns);
      NDArray logs = outputs.get(":, :" + columns).add(manager.create(mask, shape)).logSoftmax(1);
      NDArray own = logs.mul(manager.create(action, shape)).sum(new int[] {1});
      NDArray ratio = own.sub(manager.create(numbers[0])).exp();
      NDArray gains = manager.create(numbers[1]);
      NDArray clipped = ratio.maximum(1 - CLIP).minimum(1 + CLIP);
      NDArray better = ratio.mul(gains).minimum(clipped.mul(gains)).mean();
      NDArray spread = logs.exp().mul(logs.maximum(-50)).sum(new int[] {1}).mean();
      NDArray off = outputs.get(":, " + columns).sub(manager.create(numbers[2]));
      return off.square().mean().mul(0.5).sub(better).add(spread.mul(ENTROPY));
    }
  }
}
