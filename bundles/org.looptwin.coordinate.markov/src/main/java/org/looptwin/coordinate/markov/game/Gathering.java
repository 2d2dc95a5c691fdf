package org.looptwin.coordinate.markov.game;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/** Gathers the rows of a process from weighted rows of another. */
final class Gathering {
  private final int[] action;
  private final int[] entryStart;
  private final double[] reward;
  private int[] next = new int[1024];
  private double[] p = new double[1024];
  private int pair;
  private int entries;

  Gathering(int pairs) {
    action = new int[pairs];
    entryStart = new int[pairs + 1];
    reward = new double[pairs];
  }

  void add(DecisionProcess from, int row, double share, double earned) {
    reward[pair] += share * earned;
    int first = from.entryStart()[row];
    int count = from.entryStart()[row + 1] - first;
    if (entries + count > next.length) {
      next = Arrays.copyOf(next, 2 * (entries + count));
      p = Arrays.copyOf(p, next.length);
    }
    for (int k = first; k < first + count; k++) {
      next[entries] = from.next()[k];
      p[entries++] = share * from.probability()[k];
    }
  }

  void end(int own) {
    action[pair] = own;
    entryStart[++pair] = entries;
  }

  DecisionProcess process(double gamma, int[] pairStart) {
    return new DecisionProcess(gamma, pairStart, action, entryStart, next, p, reward);
  }
}
