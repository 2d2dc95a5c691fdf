package org.looptwin.coordinate.markov.learn;

import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.Exploration;

/** Chooses what to try: every state is a bandit whose arms are its pairs. */
final class Explorer {
  private static final double EPSILON_FIRST = 0.2;
  private static final double EPSILON_LAST = 0.02;

  private final DecisionProcess process;
  private final Exploration kind;
  private final Dice dice;
  private final long steps;
  private final long[] visits;
  private long gone;

  Explorer(DecisionProcess process, Exploration kind, Dice dice, long steps) {
    this.process = process;
    this.kind = kind;
    this.dice = dice;
    this.steps = steps;
    this.visits = new long[process.pairs()];
  }

  long visits(int pair) {
    return visits[pair];
  }

  int choose(int state, double[] q) {
    int first = process.pairStart()[state];
    int last = process.pairStart()[state + 1];
    int chosen =
        switch (kind) {
          case EPSILON ->
              dice.random().nextDouble() < epsilon() ? dice.any(state) : best(first, last, q);
          case UCB1 -> confident(first, last, q);
          case THOMPSON -> drawn(first, last, q);
          case SOFTMAX -> warm(first, last, q);
        };
    gone++;
    visits[chosen]++;
    return chosen;
  }

  double epsilon() {
    return EPSILON_FIRST + (EPSILON_LAST - EPSILON_FIRST) * Math.min(1, (double) gone / steps);
  }

  static int best(int first, int last, double[] q) {
    int best = first;
    for (int pair = first + 1; pair < last; pair++) {
      if (q[pair] > q[best]) {
        best = pair;
      }
    }
    return best;
  }

  private static double range(int first, int last, double[] q) {
    double least = q[first];
    double most = q[first];
    for (int pair = first + 1; pair < last; pair++) {
      least = Math.min(least, q[pair]);
      most = Math.max(most, q[pair]);
    }
    return Math.max(1e-9, most - least);
  }

  /** UCB1 (Auer 2002), constant sqrt(2), on the scale of the estimates' range. */
  private int confident(int first, int last, double[] q) {
    double total = 0;
    for (int pair = first; pair < last; pair++) {
      if (visits[pair] == 0) {
        return pair;
      }
      total += visits[pair];
    }
    double scale = range(first, last, q) * Math.sqrt(2 * Math.log(total));
    int best = first;
    double most = Double.NEGATIVE_INFINITY;
    for (int pair = first; pair < last; pair++) {
      double bound = q[pair] + scale / Math.sqrt(visits[pair]);
      if (bound > most) {
        most = bound;
        best = pair;
      }
    }
    return best;
  }

  private int drawn(int first, int last, double[] q) {
    double range = range(first, last, q);
    int best = first;
    double most = Double.NEGATIVE_INFINITY;
    for (int pair = first; pair < last; pair++) {
      double value = q[pair] + range * dice.random().nextGaussian() / Math.sqrt(1 + visits[pair]);
      if (visits[pair] == 0) {
        value = Double.MAX_VALUE * dice.random().nextDouble();
      }
      if (value > most) {
        most = value;
        best = pair;
      }
    }
    return best;
  }

  private int warm(int first, int last, double[] q) {
    double share = Math.min(1, (double) gone / steps);
    double temperature = range(first, last, q) * (0.5 + (0.05 - 0.5) * share);
    double top = q[best(first, last, q)];
    double sum = 0;
    for (int pair = first; pair < last; pair++) {
      sum += Math.exp((q[pair] - top) / temperature);
    }
    double left = dice.random().nextDouble() * sum;
    for (int pair = first; pair < last - 1; pair++) {
      left -= Math.exp((q[pair] - top) / temperature);
      if (left < 0) {
        return pair;
      }
    }
    return last - 1;
  }
}
