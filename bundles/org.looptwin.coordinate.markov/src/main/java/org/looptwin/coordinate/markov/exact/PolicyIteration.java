package org.looptwin.coordinate.markov.exact;

import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;

/** Howard's policy iteration, discounted, each policy's values solved exactly. */
final class PolicyIteration {
  private static final int MOST = 10_000;

  private final DecisionProcess process;
  private final BooleanSupplier cancelled;

  PolicyIteration(DecisionProcess process, BooleanSupplier cancelled) {
    this.process = process;
    this.cancelled = cancelled;
  }

  DecisionAnswer solve() throws NoValueException {
    int[] pairs = Greedy.pairs(process, new double[process.states()]);
    double[] v = Chain.of(process, pairs).values();
    long rounds = 1;
    while (improve(pairs, v) && rounds < MOST) {
      if (cancelled.getAsBoolean()) {
        throw new NoValueException("stopped after %d policies".formatted(rounds));
      }
      v = Chain.of(process, pairs).values();
      rounds++;
    }
    return DecisionAnswer.of(
        v, Greedy.actions(process, Greedy.pairs(process, v)), rounds, bound(process, v));
  }

  /** Greatest error of values by how far one more sweep would move them. */
  static double bound(DecisionProcess process, double[] v) {
    double most = 0;
    for (double one : v) {
      most = Math.max(most, Math.abs(one));
    }
    return (Greedy.residual(process, v) + 4 * Math.ulp(most)) / (1 - process.gamma());
  }

  /** Takes what is better by more than rounding; whether there was any. */
  private boolean improve(int[] pairs, double[] v) {
    boolean better = false;
    for (int s = 0; s < v.length; s++) {
      double present = v[s] + Greedy.tie(v[s]);
      for (int pair = process.pairStart()[s]; pair < process.pairStart()[s + 1]; pair++) {
        double q = process.backup(pair, v);
        if (q > present + Greedy.tie(present)) {
          present = q;
          pairs[s] = pair;
          better = true;
        }
      }
    }
    return better;
  }
}
