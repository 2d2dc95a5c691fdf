package org.looptwin.coordinate.markov.exact;

import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;

/** Value iteration, discounted: all states at once, in place, or with policy sweeps between. */
final class ValueIteration {
  /** How a sweep is made. */
  enum Kind {
    JACOBI,
    GAUSS_SEIDEL,
    MODIFIED
  }

  private static final int POLICY_SWEEPS = 20;

  private final DecisionProcess process;
  private final double tolerance;
  private final Patience patience;
  private long sweeps;

  ValueIteration(DecisionProcess process, double tolerance, Patience patience) {
    this.process = process;
    this.tolerance = tolerance;
    this.patience = patience;
  }

  DecisionAnswer solve(Kind kind) {
    Kind how = kind;
    double[] v = new double[process.states()];
    double[] w = new double[process.states()];
    SpanBounds bounds = new SpanBounds(process.gamma());
    while (true) {
      between(how, v);
      bounds.begin();
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        w[s] = process.terminal(s) ? 0 : Greedy.best(process, s, v);
        bounds.see(v[s], w[s]);
      }
      sweeps++;
      double[] swap = v;
      v = w;
      w = swap;
      if (bounds.error() <= tolerance || bounds.exhausted() && how == Kind.JACOBI) {
        break;
      }
      if (bounds.exhausted()) { // only plain sweeps are sure to come nearer every time
        how = Kind.JACOBI;
        bounds = new SpanBounds(process.gamma());
      }
    }
    for (int s = 0; s < v.length; s++) {
      v[s] = process.terminal(s) ? 0 : v[s] + bounds.shift();
    }
    return sharpened(v, bounds.error());
  }

  /** The last policy's own values, where they are nearer and cheap to solve for. */
  private DecisionAnswer sharpened(double[] v, double error) {
    int[] pairs = Greedy.pairs(process, v, patience);
    if (v.length <= Chain.DENSE) {
      double[] exact = Chain.of(process, pairs).values(patience);
      double bound = PolicyIteration.bound(process, exact, patience);
      if (bound < error) {
        int[] policy = Greedy.actions(process, Greedy.pairs(process, exact));
        return DecisionAnswer.of(exact, policy, sweeps, bound);
      }
    }
    return DecisionAnswer.of(v, Greedy.actions(process, pairs), sweeps, error);
  }

  /** What is done to the values before the sweep that bounds them; they may be anything. */
  private void between(Kind kind, double[] v) {
    if (kind == Kind.GAUSS_SEIDEL) {
      inPlace(v);
    } else if (kind == Kind.MODIFIED) {
      int[] pairs = Greedy.pairs(process, v, patience);
      for (int k = 0; k < POLICY_SWEEPS; k++) {
        for (int s = 0; s < v.length; s++) {
          patience.at(s);
          v[s] = pairs[s] < 0 ? 0 : process.backup(pairs[s], v);
        }
      }
      sweeps++;
    }
  }

  private void inPlace(double[] v) {
    for (int s = 0; s < v.length; s++) {
      patience.at(s);
      if (!process.terminal(s)) {
        v[s] = Greedy.best(process, s, v);
      }
    }
    sweeps++;
  }

  /** The study's algorithm 1 as printed: ends when no value changed by the threshold. */
  DecisionAnswer asPrinted(double threshold) {
    double[] v = new double[process.states()];
    double change;
    do {
      change = 0;
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        if (!process.terminal(s)) {
          double value = Greedy.best(process, s, v);
          change = Math.max(change, Math.abs(value - v[s]));
          v[s] = value;
        }
      }
      sweeps++;
    } while (change >= threshold);
    return DecisionAnswer.of(
        v,
        Greedy.actions(process, Greedy.pairs(process, v, patience)),
        sweeps,
        process.gamma() / (1 - process.gamma()) * threshold);
  }
}
