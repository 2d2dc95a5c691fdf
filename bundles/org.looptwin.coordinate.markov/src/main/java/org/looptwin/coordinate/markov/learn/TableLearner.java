package org.looptwin.coordinate.markov.learn;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;

/**
 * SARSA, Q-learning and double Q-learning with a table, and Monte Carlo control. The step size of a
 * pair is how often it has been learned to the power -0.7, in double Q-learning in each table, so
 * that the noise dies out (Even-Dar and Mansour 2003); what a terminal state is worth is 0 and
 * never learned. An episode is cut after {@link #episode} steps: the value there is still the
 * estimate, since it did not end.
 */
final class TableLearner {
  private static final double POWER = 0.7;

  private final DecisionProcess process;
  private final DecisionMethod method;
  private final DecisionQuestion.Learning learning;
  private final Dice dice;
  private final Explorer explorer;
  private final double[] q;
  private final double[] second;
  private final double[] mean;
  private final long[] seenAt;
  private final long[] returnsOf;
  private final long[] secondOf;
  private long gone;

  TableLearner(DecisionProcess process, DecisionMethod method, DecisionQuestion.Learning learning) {
    this.process = process;
    this.method = method;
    this.learning = learning;
    dice = new Dice(process, learning.seed(), learning.start());
    explorer = new Explorer(process, learning.exploration(), dice, learning.steps());
    q = new double[process.pairs()];
    second = method == DecisionMethod.DOUBLEQ ? new double[process.pairs()] : q;
    mean = second == q ? q : new double[process.pairs()];
    seenAt = new long[process.pairs()];
    returnsOf = new long[process.pairs()];
    secondOf = new long[process.pairs()];
  }

  /** Steps after which an episode begins anew. */
  int episode() {
    double reach = process.gamma() < 1 ? 3 / (1 - process.gamma()) : 10.0 * process.states();
    return (int) Math.min(10_000, Math.max(20, reach));
  }

  /** [state] the pair that looks best, -1 where terminal. */
  int[] learn(ObjLongConsumer<int[]> seen, long every, BooleanSupplier cancelled) {
    long told = 0;
    while (gone < learning.steps() && !cancelled.getAsBoolean()) {
      if (method == DecisionMethod.MC) {
        whole();
      } else {
        stepwise();
      }
      if (gone - told >= every) {
        told = gone;
        seen.accept(greedy(), gone);
      }
    }
    return greedy();
  }

  /** [pair] what it has learned each is worth. */
  double[] estimates() {
    return q.clone();
  }

  private int[] greedy() {
    int[] pairs = new int[process.states()];
    double[] sum = q;
    if (second != q) {
      sum = new double[q.length];
      Arrays.setAll(sum, k -> q[k] + second[k]);
    }
    for (int s = 0; s < pairs.length; s++) {
      pairs[s] =
          process.terminal(s)
              ? -1
              : Explorer.best(process.pairStart()[s], process.pairStart()[s + 1], sum);
    }
    return pairs;
  }

  private int choose(int state) {
    if (second != q) {
      for (int k = process.pairStart()[state]; k < process.pairStart()[state + 1]; k++) {
        mean[k] = (q[k] + second[k]) / 2;
      }
    }
    return explorer.choose(state, mean);
  }

  private void stepwise() {
    int state = dice.start();
    int pair = choose(state);
    for (int t = 0; t < episode() && gone < learning.steps(); t++) {
      gone++;
      int next = dice.next(pair);
      boolean ends = process.terminal(next);
      int following = ends ? -1 : choose(next);
      double target = process.reward()[pair];
      if (method == DecisionMethod.DOUBLEQ) {
        boolean swap = dice.random().nextBoolean();
        double[] own = swap ? second : q;
        double[] other = swap ? q : second;
        target += ends ? 0 : process.gamma() * other[best(next, own)];
        own[pair] += rate(++(swap ? secondOf : returnsOf)[pair]) * (target - own[pair]);
      } else {
        int taken = ends ? -1 : method == DecisionMethod.SARSA ? following : best(next, q);
        target += ends ? 0 : process.gamma() * q[taken];
        q[pair] += rate(explorer.visits(pair)) * (target - q[pair]);
      }
      if (ends) {
        return;
      }
      pair = following;
    }
  }

  private int best(int state, double[] table) {
    return Explorer.best(process.pairStart()[state], process.pairStart()[state + 1], table);
  }

  private static double rate(long times) {
    return Math.pow(Math.max(1, times), -POWER);
  }

  /** One episode, then every pair's first return in it (Sutton and Barto, section 5.4). */
  private void whole() {
    int most = (int) Math.min(Math.max(1, learning.steps() - gone), 2L * episode());
    int[] pairs = new int[most];
    int length = 0;
    int state = dice.start();
    boolean first = true;
    while (length < most && !process.terminal(state)) {
      int pair = first ? dice.any(state) : explorer.choose(state, q);
      first = false;
      pairs[length++] = pair;
      state = dice.next(pair);
    }
    gone += length;
    double value = process.terminal(state) || process.gamma() == 1 ? 0 : q[best(state, q)];
    double[] returns = new double[length];
    for (int t = length - 1; t >= 0; t--) {
      value = process.reward()[pairs[t]] + process.gamma() * value;
      returns[t] = value;
    }
    for (int t = 0; t < length; t++) {
      if (seenAt[pairs[t]] != gone) {
        seenAt[pairs[t]] = gone;
        q[pairs[t]] += rate(++returnsOf[pairs[t]]) * (returns[t] - q[pairs[t]]);
      }
    }
  }
}
