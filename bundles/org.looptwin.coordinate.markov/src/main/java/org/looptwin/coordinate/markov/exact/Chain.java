package org.looptwin.coordinate.markov.exact;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/** The Markov chain that a policy makes of a process, in compressed sparse rows. */
public final class Chain {
  /** Up to so many states the equations are eliminated, above swept. */
  static final int DENSE = 250;

  private static final int MOST_SWEEPS = 2_000_000;

  private final double gamma;
  private final int[] start;
  private final int[] next;
  private final double[] p;
  private final double[] reward;

  private Chain(double gamma, int[] start, int[] next, double[] p, double[] reward) {
    this.gamma = gamma;
    this.start = start;
    this.next = next;
    this.p = p;
    this.reward = reward;
  }

  /**
   * @param pairs [state] the pair taken, -1 where terminal
   */
  public static Chain of(DecisionProcess process, int[] pairs) {
    int states = process.states();
    int[] start = new int[states + 1];
    for (int s = 0; s < states; s++) {
      start[s + 1] = start[s] + (pairs[s] < 0 ? 0 : size(process, pairs[s]));
    }
    int[] next = new int[start[states]];
    double[] p = new double[start[states]];
    double[] reward = new double[states];
    for (int s = 0; s < states; s++) {
      if (pairs[s] >= 0) {
        int from = process.entryStart()[pairs[s]];
        System.arraycopy(process.next(), from, next, start[s], size(process, pairs[s]));
        System.arraycopy(process.probability(), from, p, start[s], size(process, pairs[s]));
        reward[s] = process.reward()[pairs[s]];
      }
    }
    return new Chain(process.gamma(), start, next, p, reward);
  }

  /**
   * Of a policy that draws.
   *
   * @param weight [pair] probability of the pair in its state
   */
  public static Chain of(DecisionProcess process, double[] weight) {
    int states = process.states();
    int[] start = new int[states + 1];
    double[] reward = new double[states];
    for (int s = 0; s < states; s++) {
      start[s + 1] = start[s];
      for (int pair = process.pairStart()[s]; pair < process.pairStart()[s + 1]; pair++) {
        start[s + 1] += weight[pair] == 0 ? 0 : size(process, pair);
      }
    }
    int[] next = new int[start[states]];
    double[] p = new double[start[states]];
    int at = 0;
    for (int s = 0; s < states; s++) {
      for (int pair = process.pairStart()[s]; pair < process.pairStart()[s + 1]; pair++) {
        if (weight[pair] != 0) {
          reward[s] += weight[pair] * process.reward()[pair];
          for (int k = process.entryStart()[pair]; k < process.entryStart()[pair + 1]; k++) {
            next[at] = process.next()[k];
            p[at++] = weight[pair] * process.probability()[k];
          }
        }
      }
    }
    return new Chain(process.gamma(), start, next, p, reward);
  }

  private static int size(DecisionProcess process, int pair) {
    return process.entryStart()[pair + 1] - process.entryStart()[pair];
  }

  /** The same chain with another reward of each state and another discount. */
  public Chain with(double[] other, double discount) {
    return new Chain(discount, start, next, p, other);
  }

  private int states() {
    return reward.length;
  }

  /** Solves {@code (I - gamma P) v = r}; with gamma 1 every state must reach an end. */
  public double[] values() {
    return values(Patience.ENDLESS);
  }

  double[] values(Patience patience) {
    return states() <= DENSE ? dense() : swept(patience);
  }

  private double[] dense() {
    int n = states();
    double[][] a = new double[n][n];
    for (int s = 0; s < n; s++) {
      a[s][s] = 1;
      for (int k = start[s]; k < start[s + 1]; k++) {
        a[s][next[k]] -= gamma * p[k];
      }
    }
    return new LinearSystem(a).solve(reward);
  }

  /** Gauss-Seidel until rounding is all that is left. */
  private double[] swept(Patience patience) {
    double[] v = new double[states()];
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double change = 0;
      double size = 0;
      for (int s = 0; s < v.length; s++) {
        patience.at(s);
        double own = 0;
        double sum = 0;
        for (int k = start[s]; k < start[s + 1]; k++) {
          if (next[k] == s) {
            own += p[k];
          } else {
            sum += p[k] * v[next[k]];
          }
        }
        double value = (reward[s] + gamma * sum) / (1 - gamma * own);
        change = Math.max(change, Math.abs(value - v[s]));
        size = Math.max(size, Math.abs(value));
        v[s] = value;
      }
      if (change <= 1e-15 * size * Math.max(1e-3, 1 - gamma)) {
        break;
      }
    }
    return v;
  }

  /** Sum of rewards over a number of steps. */
  public double[] values(int steps) {
    double[] v = new double[states()];
    for (int t = 0; t < steps; t++) {
      double[] w = new double[v.length];
      for (int s = 0; s < v.length; s++) {
        double sum = 0;
        for (int k = start[s]; k < start[s + 1]; k++) {
          sum += p[k] * v[next[k]];
        }
        w[s] = reward[s] + gamma * sum;
      }
      v = w;
    }
    return v;
  }

  /**
   * Share of time in each state in the long run, begun in {@code from}, the steps of a period
   * averaged.
   */
  public double[] occupation(double[] from, double tolerance) {
    double[] now = from.clone();
    for (int sweep = 0; sweep < 100_000; sweep++) {
      double[] then = new double[now.length];
      for (int s = 0; s < now.length; s++) {
        then[s] += 0.5 * now[s];
        for (int k = start[s]; k < start[s + 1]; k++) {
          then[next[k]] += 0.5 * p[k] * now[s];
        }
        if (start[s] == start[s + 1]) {
          then[s] += 0.5 * now[s];
        }
      }
      double change = 0;
      for (int s = 0; s < now.length; s++) {
        change += Math.abs(then[s] - now[s]);
      }
      now = then;
      if (change < tolerance) {
        break;
      }
    }
    return now;
  }

  /** {@link #occupation} begun anywhere. */
  public double[] occupation(double tolerance) {
    double[] from = new double[states()];
    Arrays.fill(from, 1.0 / from.length);
    return occupation(from, tolerance);
  }
}
