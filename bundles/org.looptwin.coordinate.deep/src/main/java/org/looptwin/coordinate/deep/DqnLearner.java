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
 * Double deep Q-network: replay of 10,000 steps, batches of 64, targets renewed every 500 steps,
 * Huber's error. What is not feasible is masked when an action is chosen and in the target's
 * maximum too. States being few, the target network is kept as the table of its answers.
 */
@Component
public final class DqnLearner implements DeepLearner {
  private static final int REPLAY = 10_000;
  private static final int BATCH = 64;
  private static final int TARGET = 500;
  private static final int LOOK = 50;
  private static final int EVERY = 2;
  private static final float RATE = 1e-3f;

  private final NeuralRuntime runtime;

  @Activate
  public DqnLearner(@Reference NeuralRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public DecisionMethod method() {
    return DecisionMethod.DQN;
  }

  @Override
  public int[] learn(
      DecisionProcess process,
      double[][] features,
      DecisionQuestion.Learning learning,
      ObjLongConsumer<int[]> seen,
      BooleanSupplier cancelled) {
    Table table = new Table(process, learning.seed(), learning.start());
    try (Net net = Net.inTurn(runtime, features, table.columns(), RATE, learning.seed())) {
      return new Run(table, net, learning.steps()).learn(seen, cancelled);
    }
  }

  /** One run: the process, the network, what was seen. */
  private static final class Run {
    private final Table table;
    private final Net net;
    private final long steps;
    private final int[] from = new int[REPLAY];
    private final int[] by = new int[REPLAY];
    private final int[] to = new int[REPLAY];
    private final double[] reward = new double[REPLAY];
    private float[] now;
    private float[] target;

    Run(Table table, Net net, long steps) {
      this.table = table;
      this.net = net;
      this.steps = steps;
      now = net.all();
      target = now;
    }

    int[] learn(ObjLongConsumer<int[]> seen, BooleanSupplier cancelled) {
      int state = table.start();
      int age = 0;
      for (long t = 0; t < steps && !cancelled.getAsBoolean(); t++) {
        double epsilon = 1 + (0.02 - 1) * Math.min(1, t / (0.5 * steps));
        int column =
            table.random().nextDouble() < epsilon
                ? table.any(state)
                : table.best(state, now, table.columns());
        int at = (int) (t % REPLAY);
        from[at] = state;
        by[at] = column;
        reward[at] = table.reward(state, column);
        to[at] = table.next(state, column);
        boolean again = table.ends(to[at]) || ++age >= table.episode();
        age = again ? 0 : age;
        state = again ? table.start() : to[at];
        if (t >= 2 * BATCH && t % EVERY == 0) {
          batch((int) Math.min(t + 1, REPLAY));
        }
        renew(t, seen);
      }
      return table.policy(net.all(), table.columns());
    }

    private void renew(long t, ObjLongConsumer<int[]> seen) {
      if (t % LOOK == 0) {
        now = net.all();
      }
      if (t % TARGET == 0) {
        target = now;
        seen.accept(table.policy(now, table.columns()), t + 1);
      }
    }

    private void batch(int filled) {
      int[] states = new int[BATCH];
      float[] chosen = new float[BATCH * table.columns()];
      float[] goal = new float[BATCH];
      for (int k = 0; k < BATCH; k++) {
        int at = table.random().nextInt(filled);
        states[k] = from[at];
        chosen[k * table.columns() + by[at]] = 1;
        goal[k] = (float) reward[at];
        if (!table.ends(to[at])) {
          int best = table.best(to[at], now, table.columns());
          goal[k] += (float) table.gamma() * target[to[at] * table.columns() + best];
        }
      }
      net.learn(states, (manager, outputs) -> huber(manager, outputs, chosen, goal));
    }

    private NDArray huber(NDManager manager, NDArray outputs, float[] chosen, float[] goal) {
      NDArray mask = manager.create(chosen, new Shape(BATCH, table.columns()));
      NDArray off = outputs.mul(mask).sum(new int[] {1}).sub(manager.create(goal)).abs();
      NDArray inner = off.minimum(1);
      return inner.square().mul(0.5).add(off.sub(inner)).mean();
    }
  }
}
