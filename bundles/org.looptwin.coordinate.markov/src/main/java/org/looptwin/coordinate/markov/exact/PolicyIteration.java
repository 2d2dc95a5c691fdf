package org.looptwin.coordinate.markov.exact;

import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;

/** Howard's policy iteration, discounted, each policy's values solved exactly. */
final class PolicyIteration {
  private static final int MOST = 10_000;

  private final DecisionProcess process;
  private final Patience patience;

  PolicyIteration(DecisionProcess process, Patience patience) {
    this.process = process;
    this.patience = patience;
  }

  DecisionAnswer solve() {
    int[] pairs = Greedy.pairs(process, new double[process.states()], patience);
    double[] v = Chain.of(process, pairs).values(patience);
    long rounds = 1;
    while (improve(pairs, v) && rounds < MOST) {
      v = Chain.of(process, pairs).values(patience);
      rounds++;
    }
    int[] best = Greedy.pairs(process, v, patience);
    return DecisionAnswer.of(v, Greedy.actions(process, best), rounds, bound(process, v, patience));
  }

  /** Greatest error of values by how far one more sweep would move them. */
  static double bound(DecisionProcess process, double[] v, Patience patience) {
    double most = 0;
    for (double one : v) {
      most = Math.max(most, Math.abs(one));
    }
    return (Greedy.residual(process, v, patience) + 4 * Math.ulp(most)) / (1 - process.gamma());
  }

  /** Takes what is better by more than rounding; whether there was any. */
  private boolean improve(int[] pairs, double[] v) {
    boolean better = false;
    for (int s = 0; s < v.length; s++) {
      patience.at(s);
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
