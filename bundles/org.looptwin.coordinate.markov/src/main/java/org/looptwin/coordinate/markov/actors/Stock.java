package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/**
 * One stock as a decision process: what is offered, what is ordered, how much of each comes about
 * by chance. State: units in stock; action {@code out * (in's greatest + 1) + in}.
 */
final class Stock {
  private final int cap;
  private final int mostIn;
  private final int mostOut;
  private final double gamma;

  /** What a period brings, by what was done and what chance allowed. */
  interface Outcome {
    /** Units that come in. */
    int in(int state, int out, int in, int x);

    /** Units that go out. */
    int out(int state, int out, int in, int x, int y);

    /** Money. */
    double reward(int state, int out, int in, int came, int went, int y);
  }

  Stock(int cap, int mostIn, int mostOut, double gamma) {
    this.cap = cap;
    this.mostIn = mostIn;
    this.mostOut = mostOut;
    this.gamma = gamma;
  }

  int in(int action) {
    return action % (mostIn + 1);
  }

  int out(int action) {
    return action / (mostIn + 1);
  }

  /**
   * @param x chance of what may come in
   * @param y chance of what may go out
   * @param limited nobody can offer more than there is
   */
  DecisionProcess process(Law x, Law y, boolean limited, Outcome outcome) {
    int most = (cap + 1) * (mostIn + 1) * (mostOut + 1);
    int[] pairStart = new int[cap + 2];
    int[] action = new int[most];
    int[] entryStart = new int[most + 1];
    double[] reward = new double[most];
    int[] next = new int[most * Math.min(cap + 1, 64)];
    double[] p = new double[next.length];
    int pair = 0;
    int entries = 0;
    for (int state = 0; state <= cap; state++) {
      for (int a = 0; a < (mostIn + 1) * (mostOut + 1); a++) {
        if (limited && out(a) > state) {
          continue;
        }
        double[] to = new double[cap + 1];
        reward[pair] = fill(to, state, a, x, y, outcome);
        if (entries + cap + 1 > next.length) {
          next = Arrays.copyOf(next, 2 * next.length + cap + 1);
          p = Arrays.copyOf(p, next.length);
        }
        for (int s = 0; s <= cap; s++) {
          if (to[s] > 0) {
            next[entries] = s;
            p[entries++] = to[s];
          }
        }
        action[pair] = a;
        entryStart[++pair] = entries;
      }
      pairStart[state + 1] = pair;
    }
    return new DecisionProcess(
        gamma,
        pairStart,
        Arrays.copyOf(action, pair),
        Arrays.copyOf(entryStart, pair + 1),
        Arrays.copyOf(next, entries),
        Arrays.copyOf(p, entries),
        Arrays.copyOf(reward, pair));
  }

  private double fill(double[] to, int state, int a, Law x, Law y, Outcome outcome) {
    double reward = 0;
    for (int i = 0; i <= x.most(); i++) {
      int came = outcome.in(state, out(a), in(a), i);
      for (int j = 0; j <= y.most(); j++) {
        int went = outcome.out(state, out(a), in(a), came, j);
        double chance = x.p(i) * y.p(j);
        to[Math.min(cap, Math.max(0, state + came - went))] += chance;
        reward += chance * outcome.reward(state, out(a), in(a), came, went, j);
      }
    }
    return reward;
  }
}
