package org.looptwin.coordinate.deep;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.looptwin.coordinate.api.DecisionProcess;

/** A decision process as a network sees it: columns for actions, a mask, rewards near 1, dice. */
final class Table {
  private static final int TRIALS = 100;
  private static final int MOST_COLUMNS = 20_000;
  private static final int MOST_NUMBERS = 20_000_000;

  private final DecisionProcess process;
  private final int[] actions;
  private final double scale;
  private final int[] starts;
  private final SplittableRandom random;

  Table(DecisionProcess process, long seed, int start) {
    this.process = process;
    actions = Arrays.stream(process.action()).distinct().sorted().toArray();
    if (actions.length > MOST_COLUMNS || (long) process.states() * actions.length > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "%,d states x %,d actions are too many for a network that answers all at once, expected %,d at most. Maybe --method q"
              .formatted(process.states(), actions.length, MOST_NUMBERS));
    }
    double most = Arrays.stream(process.reward()).map(Math::abs).max().orElse(1);
    starts =
        start >= 0
            ? new int[] {start}
            : java.util.stream.IntStream.range(0, process.states())
                .filter(s -> !process.terminal(s))
                .toArray();
    random = new SplittableRandom(seed);
    scale = Math.max(1e-9, Math.max(most, greatestReturn()));
  }

  /** Of some episodes at random. */
  private double greatestReturn() {
    double most = 0;
    for (int episode = 0; episode < TRIALS; episode++) {
      int state = start();
      double sum = 0;
      double worth = 1;
      for (int t = 0; t < episode() && !process.terminal(state); t++) {
        int column = any(state);
        sum += worth * process.reward()[process.pair(state, actions[column])];
        worth *= process.gamma();
        state = next(state, column);
      }
      most = Math.max(most, Math.abs(sum));
    }
    return most;
  }

  SplittableRandom random() {
    return random;
  }

  int columns() {
    return actions.length;
  }

  int states() {
    return process.states();
  }

  boolean ends(int state) {
    return process.terminal(state);
  }

  double gamma() {
    return process.gamma();
  }

  int start() {
    return starts[random.nextInt(starts.length)];
  }

  /** Steps after which an episode begins anew. */
  int episode() {
    return process.gamma() < 1
        ? (int) Math.min(1_000, Math.max(20, 3 / (1 - process.gamma())))
        : Math.min(1_000, 10 * process.states());
  }

  /** Scaled so that what an episode brings is about 1. */
  double reward(int state, int column) {
    return process.reward()[process.pair(state, actions[column])] / scale;
  }

  int next(int state, int column) {
    int pair = process.pair(state, actions[column]);
    double left = random.nextDouble();
    int k = process.entryStart()[pair];
    int last = process.entryStart()[pair + 1] - 1;
    while (k < last && (left -= process.probability()[k]) >= 0) {
      k++;
    }
    return process.next()[k];
  }

  /** [column] 1 where feasible in the state. */
  void mask(int state, float[] mask, int from) {
    Arrays.fill(mask, from, from + actions.length, 0);
    for (int pair = process.pairStart()[state]; pair < process.pairStart()[state + 1]; pair++) {
      mask[from + Arrays.binarySearch(actions, process.action()[pair])] = 1;
    }
  }

  /** A feasible column, each as likely. */
  int any(int state) {
    int first = process.pairStart()[state];
    int pair = first + random.nextInt(process.pairStart()[state + 1] - first);
    return Arrays.binarySearch(actions, process.action()[pair]);
  }

  /** The feasible column with the greatest number in its state's row. */
  int best(int state, float[] numbers, int width) {
    int best = -1;
    for (int pair = process.pairStart()[state]; pair < process.pairStart()[state + 1]; pair++) {
      int column = Arrays.binarySearch(actions, process.action()[pair]);
      if (best < 0 || numbers[state * width + column] > numbers[state * width + best]) {
        best = column;
      }
    }
    return best;
  }

  /** [state] best feasible action, -1 where terminal. */
  int[] policy(float[] numbers, int width) {
    int[] policy = new int[process.states()];
    for (int s = 0; s < policy.length; s++) {
      policy[s] = process.terminal(s) ? -1 : actions[best(s, numbers, width)];
    }
    return policy;
  }
}
