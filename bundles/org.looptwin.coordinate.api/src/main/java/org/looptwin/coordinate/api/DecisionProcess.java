package org.looptwin.coordinate.api;

import java.util.Arrays;

/**
 * A finite Markov decision process in compressed sparse form. States and actions count from 0; the
 * actions of a state are those it has a row for, in ascending order; a state without actions is
 * terminal and worth 0. Immutable; the arrays of accessors are the process's own and must not be
 * changed by callers.
 *
 * <p>Pair k (a state and one of its actions) has action {@code action()[k]}, expected reward {@code
 * reward()[k]} and the entries {@code entryStart()[k]} up to {@code entryStart()[k + 1]} of {@code
 * next()} and {@code probability()}. Pairs {@code pairStart()[s]} up to {@code pairStart()[s + 1]}
 * belong to state s.
 */
public final class DecisionProcess {
  private final double gamma;
  private final int[] pairStart;
  private final int[] action;
  private final int[] entryStart;
  private final int[] next;
  private final double[] probability;
  private final double[] reward;

  /** Takes the arrays as they are; {@link ProcessBuilder} is the way for data that need checks. */
  public DecisionProcess(
      double gamma,
      int[] pairStart,
      int[] action,
      int[] entryStart,
      int[] next,
      double[] probability,
      double[] reward) {
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new IllegalArgumentException("gamma is %s, expected 0 to 1".formatted(gamma));
    }
    this.gamma = gamma;
    this.pairStart = pairStart;
    this.action = action;
    this.entryStart = entryStart;
    this.next = next;
    this.probability = probability;
    this.reward = reward;
  }

  /** The same process with another discount. */
  public DecisionProcess discounted(double other) {
    return new DecisionProcess(other, pairStart, action, entryStart, next, probability, reward);
  }

  /** The same process with other rewards, [pair]. */
  public DecisionProcess rewarded(double[] other) {
    return new DecisionProcess(gamma, pairStart, action, entryStart, next, probability, other);
  }

  /** Discount per step, 0 to 1. */
  public double gamma() {
    return gamma;
  }

  public int states() {
    return pairStart.length - 1;
  }

  /** Number of feasible pairs of state and action. */
  public int pairs() {
    return action.length;
  }

  public boolean terminal(int state) {
    return pairStart[state] == pairStart[state + 1];
  }

  public int[] pairStart() {
    return pairStart;
  }

  public int[] action() {
    return action;
  }

  public int[] entryStart() {
    return entryStart;
  }

  public int[] next() {
    return next;
  }

  public double[] probability() {
    return probability;
  }

  public double[] reward() {
    return reward;
  }

  /** The pair of a state and an action, -1 when it is not feasible. */
  public int pair(int state, int wanted) {
    int at = Arrays.binarySearch(action, pairStart[state], pairStart[state + 1], wanted);
    return at < 0 ? -1 : at;
  }

  /** Reward of the pair plus the discounted value of where it leads. */
  public double backup(int pair, double[] v) {
    double sum = 0;
    for (int k = entryStart[pair]; k < entryStart[pair + 1]; k++) {
      sum += probability[k] * v[next[k]];
    }
    return reward[pair] + gamma * sum;
  }
}
