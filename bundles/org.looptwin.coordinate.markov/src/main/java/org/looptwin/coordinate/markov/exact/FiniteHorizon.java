package org.looptwin.coordinate.markov.exact;

import java.util.List;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;

/** Backward induction over a number of steps; nothing is worth anything after the last. */
final class FiniteHorizon {
  private final DecisionProcess process;
  private final Patience patience;

  FiniteHorizon(DecisionProcess process, Patience patience) {
    this.process = process;
    this.patience = patience;
  }

  /**
   * @throws IllegalArgumentException when process and tables do not fit
   */
  static void check(DecisionProcess process, int steps, TableMemory memory) {
    long given =
        (long) (Integer.BYTES + Double.BYTES) * process.next().length
            + (long) (2 * Integer.BYTES + Double.BYTES) * process.pairs();
    long stage = (long) (Integer.BYTES + Double.BYTES) * process.states();
    memory.check(
        given + stage * (steps + 1L),
        "%,d steps (--horizon) of %,d states: values and actions of every step"
            .formatted(steps, process.states()),
        "fewer steps");
  }

  DecisionAnswer solve(int steps) {
    double[][] v = new double[steps + 1][process.states()];
    int[][] policy = new int[steps][];
    for (int t = steps - 1; t >= 0; t--) {
      int[] pairs = Greedy.pairs(process, v[t + 1], patience);
      for (int s = 0; s < pairs.length; s++) {
        v[t][s] = pairs[s] < 0 ? 0 : process.backup(pairs[s], v[t + 1]);
      }
      policy[t] = Greedy.actions(process, pairs);
    }
    double most = 0;
    for (double one : v[0]) {
      most = Math.max(most, Math.abs(one));
    }
    return new DecisionAnswer(
        v[0], policy[0], steps, 4 * steps * Math.ulp(most), Double.NaN, v, policy, List.of());
  }
}
