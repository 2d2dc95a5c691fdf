package org.looptwin.coordinate.markov.exact;

import java.util.List;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;

/**
 * Greatest reward per step in the long run: relative value iteration, half of each step spent
 * standing still so that periods do no harm. The gain lies between the least and the greatest
 * change of a sweep (Odoni 1969); it must be the same from every state.
 */
final class AverageReward {
  private static final long MOST = 2_000_000;

  private final DecisionProcess process;
  private final double tolerance;
  private final Patience patience;

  AverageReward(DecisionProcess process, double tolerance, Patience patience) {
    this.process = process.discounted(1);
    this.tolerance = tolerance;
    this.patience = patience;
  }

  DecisionAnswer solve() throws NoValueException {
    double[] h = new double[process.states()];
    double[] w = new double[process.states()];
    for (long sweep = 1; ; sweep++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double size = 0;
      for (int s = 0; s < h.length; s++) {
        patience.at(s);
        double best = process.terminal(s) ? h[s] : Greedy.best(process, s, h);
        least = Math.min(least, best - h[s]);
        most = Math.max(most, best - h[s]);
        w[s] = 0.5 * h[s] + 0.5 * best;
        size = Math.max(size, Math.abs(best));
      }
      double zero = w[0];
      for (int s = 0; s < h.length; s++) {
        h[s] = w[s] - zero;
      }
      double error = (most - least) / 2;
      if (error <= tolerance || error <= 2 * Math.ulp(size)) {
        return answer(h, sweep, error, (most + least) / 2);
      }
      if (sweep >= MOST) {
        throw new NoValueException(
            "the reward per step still lies between %s and %s after %d sweeps, expected one for all states. Maybe the process falls apart into several"
                .formatted(least, most, sweep));
      }
    }
  }

  private DecisionAnswer answer(double[] h, long sweeps, double error, double gain) {
    int[] policy = Greedy.actions(process, Greedy.pairs(process, h, patience));
    return new DecisionAnswer(h, policy, sweeps, error, gain, null, null, List.of());
  }
}
