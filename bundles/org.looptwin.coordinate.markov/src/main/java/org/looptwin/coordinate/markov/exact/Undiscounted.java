package org.looptwin.coordinate.markov.exact;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;

/**
 * A process with gamma 1 that comes to an end: value iteration until nothing changes, a policy
 * among the best that surely ends, and that policy's values solved exactly.
 */
final class Undiscounted {
  private static final int CHECK = 5_000;
  private static final double SETTLED = 1e-14;

  private final DecisionProcess process;
  private final double tolerance;
  private final Patience patience;
  private boolean endless;
  private boolean[] rest;

  Undiscounted(DecisionProcess process, double tolerance, Patience patience) {
    this.process = process;
    this.tolerance = tolerance;
    this.patience = patience;
  }

  DecisionAnswer solve() throws NoValueException {
    double[] v = new double[process.states()];
    long sweeps = settle(v);
    int[] pairs = ending(v);
    double[] exact = exact(pairs, v);
    double steps = steps(pairs);
    double off = 0;
    for (int s = 0; s < v.length; s++) {
      off = Math.max(off, Math.abs(exact[s] - v[s]));
    }
    boolean agree = off <= Math.max(tolerance, 1e-6 * size(v));
    double[] best = agree ? exact : v;
    double bound =
        Math.max(Greedy.residual(process, best, patience), 4 * Math.ulp(size(best)))
            * Math.max(1, steps);
    return DecisionAnswer.of(best, Greedy.actions(process, pairs), sweeps, bound);
  }

  private static double size(double[] v) {
    return Arrays.stream(v).map(Math::abs).max().orElse(0);
  }

  private long settle(double[] v) throws NoValueException {
    double before = Double.POSITIVE_INFINITY;
    for (long sweep = 1; ; sweep++) {
      double change = 0;
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        if (!process.terminal(s)) {
          double value = Greedy.best(process, s, v);
          change = Math.max(change, Math.abs(value - v[s]));
          v[s] = value;
        }
      }
      if (change <= SETTLED * Math.max(1e-300, size(v)) || change == 0) {
        return sweep;
      }
      if (sweep % CHECK == 0) {
        if (change <= 1e-13 * Math.max(1, size(v))) {
          return sweep;
        }
        if (change > 0.999 * before && change > SETTLED * size(v)) {
          throw new NoValueException(
              "with gamma 1 the values grow without end (still by %.3g after %d sweeps), expected a process that comes to an end. Maybe gamma below 1, --horizon or --average"
                  .formatted(change, sweep));
        }
        before = change;
      }
    }
  }

  /**
   * Among the best actions those that lead nearer to an end, layer by layer; the lowest action
   * where no best one does. An end is a terminal state or a place to stay for nothing.
   */
  private int[] ending(double[] v) {
    int[] pairs = Greedy.pairs(process, v, patience);
    boolean[] ends = resting(v);
    rest = ends.clone();
    boolean more = true;
    while (more) {
      more = false;
      boolean[] layer = ends.clone();
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        int pair = ends[s] ? -1 : leading(s, v, ends);
        if (pair >= 0) {
          pairs[s] = pair;
          layer[s] = true;
          more = true;
        }
      }
      ends = layer;
    }
    for (boolean one : ends) {
      endless |= !one;
    }
    return pairs;
  }

  /** The largest set of states worth nothing in which one can stay without a reward. */
  private boolean[] resting(double[] v) {
    boolean[] stays = new boolean[v.length];
    for (int s = 0; s < v.length; s++) {
      stays[s] = process.terminal(s) || Math.abs(v[s]) <= 1e-12;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        if (stays[s] && !process.terminal(s) && !canStay(s, stays)) {
          stays[s] = false;
          changed = true;
        }
      }
    }
    return stays;
  }

  private boolean canStay(int state, boolean[] stays) {
    for (int pair = process.pairStart()[state]; pair < process.pairStart()[state + 1]; pair++) {
      boolean inside = process.reward()[pair] == 0;
      for (int k = process.entryStart()[pair]; inside && k < process.entryStart()[pair + 1]; k++) {
        inside = process.probability()[k] == 0 || stays[process.next()[k]];
      }
      if (inside) {
        return true;
      }
    }
    return false;
  }

  private int leading(int state, double[] v, boolean[] ends) {
    double best = Greedy.best(process, state, v);
    for (int pair = process.pairStart()[state]; pair < process.pairStart()[state + 1]; pair++) {
      if (process.backup(pair, v) < best - 1e-9 * Math.max(1e-3, Math.abs(best))) {
        continue;
      }
      for (int k = process.entryStart()[pair]; k < process.entryStart()[pair + 1]; k++) {
        if (process.probability()[k] > 0 && ends[process.next()[k]]) {
          return pair;
        }
      }
    }
    return -1;
  }

  private int[] resting(int[] pairs) {
    int[] moving = pairs.clone();
    for (int s = 0; s < moving.length; s++) {
      if (rest[s]) {
        moving[s] = -1;
      }
    }
    return moving;
  }

  private double[] exact(int[] pairs, double[] v) {
    return endless ? v : Chain.of(process, resting(pairs)).values(patience);
  }

  /** Greatest expected number of steps to an end. */
  private double steps(int[] pairs) {
    if (endless) {
      return 1;
    }
    int[] moving = resting(pairs);
    double[] one = new double[moving.length];
    for (int s = 0; s < one.length; s++) {
      one[s] = moving[s] < 0 ? 0 : 1;
    }
    return size(Chain.of(process, moving).with(one, 1).values(patience));
  }
}
