package org.looptwin.coordinate.markov.exact;

import org.looptwin.coordinate.api.DecisionProcess;

/** The best pairs of a process for given values; of equals the lowest action. */
public final class Greedy {
  /** Values nearer than this, relative to the larger of 1 and their size, are equal. */
  static final double TIE = 1e-12;

  private Greedy() {}

  /** Greatest backup of a state that is not terminal. */
  static double best(DecisionProcess process, int state, double[] v) {
    int[] pairStart = process.pairStart();
    double best = Double.NEGATIVE_INFINITY;
    for (int pair = pairStart[state]; pair < pairStart[state + 1]; pair++) {
      best = Math.max(best, process.backup(pair, v));
    }
    return best;
  }

  /** [state] best pair, -1 where terminal. */
  public static int[] pairs(DecisionProcess process, double[] v) {
    return pairs(process, v, Patience.ENDLESS);
  }

  static int[] pairs(DecisionProcess process, double[] v, Patience patience) {
    int[] chosen = new int[process.states()];
    for (int s = 0; s < chosen.length; s++) {
      patience.at(s);
      chosen[s] = pair(process, s, v);
    }
    return chosen;
  }

  private static int pair(DecisionProcess process, int state, double[] v) {
    int[] pairStart = process.pairStart();
    int chosen = -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int pair = pairStart[state]; pair < pairStart[state + 1]; pair++) {
      double q = process.backup(pair, v);
      if (chosen < 0 || q > best + tie(best)) {
        best = q;
        chosen = pair;
      }
    }
    return chosen;
  }

  /** Better by more than rounding; anything beats minus infinity. */
  public static boolean beats(double value, double best) {
    return value > best && (best == Double.NEGATIVE_INFINITY || value > best + tie(best));
  }

  static double tie(double value) {
    return TIE * Math.max(1, Math.abs(value));
  }

  /** [state] action of a pair, -1 where terminal. */
  public static int[] actions(DecisionProcess process, int[] pairs) {
    int[] actions = new int[pairs.length];
    for (int s = 0; s < pairs.length; s++) {
      actions[s] = pairs[s] < 0 ? -1 : process.action()[pairs[s]];
    }
    return actions;
  }

  /** {@code max_s |best backup - v|} over states that are not terminal. */
  static double residual(DecisionProcess process, double[] v, Patience patience) {
    double most = 0;
    for (int s = 0; s < process.states(); s++) {
      patience.at(s);
      if (!process.terminal(s)) {
        most = Math.max(most, Math.abs(best(process, s, v) - v[s]));
      }
    }
    return most;
  }
}
