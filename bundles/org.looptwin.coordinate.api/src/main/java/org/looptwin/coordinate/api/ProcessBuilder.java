package org.looptwin.coordinate.api;

import java.util.Arrays;

/** Gathers a decision process row by row, in any order, and checks it. */
public final class ProcessBuilder {
  /** How far the probabilities of a pair may be from 1 in all. */
  public static final double SUM_TOLERANCE = 1e-9;

  private final int states;
  private final double gamma;
  private int[] state = new int[64];
  private int[] action = new int[64];
  private int[] next = new int[64];
  private double[] probability = new double[64];
  private int rows;
  private int[] rewardState = new int[64];
  private int[] rewardAction = new int[64];
  private double[] reward = new double[64];
  private int rewards;
  private int most = -1;

  /**
   * @param gamma discount per step, 0 to 1
   * @throws IllegalArgumentException when states is below 1 or gamma out of range
   */
  public ProcessBuilder(int states, double gamma) {
    if (states < 1) {
      throw new IllegalArgumentException("states is %d, expected 1 or more".formatted(states));
    }
    if (!(gamma >= 0 && gamma <= 1)) {
      throw new IllegalArgumentException("gamma is %s, expected 0 to 1".formatted(gamma));
    }
    this.states = states;
    this.gamma = gamma;
  }

  /**
   * From this state this action leads there with this probability.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public ProcessBuilder transition(int from, int by, int to, double p) {
    within("state", from);
    within("next state", to);
    action(by);
    if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
      throw new IllegalArgumentException("probability is %s, expected 0 to 1".formatted(p));
    }
    if (rows == state.length) {
      state = Arrays.copyOf(state, 2 * rows);
      action = Arrays.copyOf(action, 2 * rows);
      next = Arrays.copyOf(next, 2 * rows);
      probability = Arrays.copyOf(probability, 2 * rows);
    }
    state[rows] = from;
    action[rows] = by;
    next[rows] = to;
    probability[rows++] = p;
    most = Math.max(most, by);
    return this;
  }

  /**
   * Expected reward of a pair; 0 where none is given.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public ProcessBuilder reward(int of, int by, double r) {
    within("state", of);
    action(by);
    if (!Double.isFinite(r)) {
      throw new IllegalArgumentException("reward is %s, expected a number".formatted(r));
    }
    if (rewards == rewardState.length) {
      rewardState = Arrays.copyOf(rewardState, 2 * rewards);
      rewardAction = Arrays.copyOf(rewardAction, 2 * rewards);
      reward = Arrays.copyOf(reward, 2 * rewards);
    }
    rewardState[rewards] = of;
    rewardAction[rewards] = by;
    reward[rewards++] = r;
    return this;
  }

  private void within(String what, int value) {
    if (value < 0 || value >= states) {
      throw new IllegalArgumentException(
          "%s is %d, expected 0 to %d".formatted(what, value, states - 1));
    }
  }

  private static void action(int by) {
    if (by < 0) {
      throw new IllegalArgumentException("action is %d, expected 0 or more".formatted(by));
    }
  }

  /**
   * @throws ProcessRowException when a pair's probabilities do not sum to 1 (its first row), a row
   *     stands twice (the second), or a reward belongs to a pair without rows
   */
  public DecisionProcess build() {
    int[] order = sorted();
    int[] pairStart = new int[states + 1];
    int[] pairAction = new int[rows];
    int[] entryStart = new int[rows + 1];
    int[] to = new int[rows];
    double[] p = new double[rows];
    int pairs = 0;
    for (int k = 0; k < rows; k++) {
      int row = order[k];
      int before = k == 0 ? -1 : order[k - 1];
      boolean same = k > 0 && state[row] == state[before] && action[row] == action[before];
      if (same && next[row] == next[before]) {
        throw new ProcessRowException(
            false,
            row,
            "state %d, action %d, next state %d stands twice, expected once. Maybe add the two probabilities up"
                .formatted(state[row], action[row], next[row]));
      }
      if (!same) {
        pairAction[pairs] = action[row];
        entryStart[pairs++] = k;
        pairStart[state[row] + 1] = pairs;
      }
      to[k] = next[row];
      p[k] = probability[row];
    }
    for (int s = 1; s <= states; s++) {
      pairStart[s] = Math.max(pairStart[s], pairStart[s - 1]);
    }
    entryStart[pairs] = rows;
    DecisionProcess process =
        new DecisionProcess(
            gamma,
            pairStart,
            Arrays.copyOf(pairAction, pairs),
            Arrays.copyOf(entryStart, pairs + 1),
            to,
            p,
            new double[pairs]);
    checkSums(process, order);
    return process.rewarded(rewards(process));
  }

  private static void checkSums(DecisionProcess process, int[] order) {
    for (int s = 0; s < process.states(); s++) {
      for (int pair = process.pairStart()[s]; pair < process.pairStart()[s + 1]; pair++) {
        double sum = 0;
        int first = Integer.MAX_VALUE;
        for (int k = process.entryStart()[pair]; k < process.entryStart()[pair + 1]; k++) {
          sum += process.probability()[k];
          first = Math.min(first, order[k]);
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
          throw new ProcessRowException(
              false,
              first,
              "state %d, action %d: the probabilities sum to %s, expected 1 within %s. Maybe a row is missing"
                  .formatted(s, process.action()[pair], sum, SUM_TOLERANCE));
        }
      }
    }
  }

  private double[] rewards(DecisionProcess process) {
    double[] of = new double[process.pairs()];
    boolean[] given = new boolean[process.pairs()];
    for (int k = 0; k < rewards; k++) {
      int pair = process.pair(rewardState[k], rewardAction[k]);
      if (pair < 0) {
        throw new ProcessRowException(
            true,
            k,
            "the reward of state %d, action %d has no transitions, expected a feasible pair. Maybe leave it out"
                .formatted(rewardState[k], rewardAction[k]));
      }
      if (given[pair]) {
        throw new ProcessRowException(
            true,
            k,
            "the reward of state %d, action %d stands twice, expected once"
                .formatted(rewardState[k], rewardAction[k]));
      }
      given[pair] = true;
      of[pair] = reward[k];
    }
    return of;
  }

  /** Rows by state, action, next state: three stable counting sorts. */
  private int[] sorted() {
    int[] order = new int[rows];
    for (int k = 0; k < rows; k++) {
      order[k] = k;
    }
    order = counted(order, next, states);
    order = most < 4 * rows + 1000 ? counted(order, action, most + 1) : compared(order);
    return counted(order, state, states);
  }

  private static int[] counted(int[] order, int[] key, int keys) {
    int[] start = new int[keys + 1];
    for (int row : order) {
      start[key[row] + 1]++;
    }
    for (int k = 0; k < keys; k++) {
      start[k + 1] += start[k];
    }
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[start[key[row]]++] = row;
    }
    return sorted;
  }

  /** For actions with huge numbers. */
  private int[] compared(int[] order) {
    return Arrays.stream(order)
        .boxed()
        .sorted(java.util.Comparator.comparingInt(row -> action[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
