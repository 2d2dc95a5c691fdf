package org.looptwin.coordinate.markov.learn;

import java.util.SplittableRandom;
import org.looptwin.coordinate.api.DecisionProcess;

/** Draws the steps of a decision process. */
public final class Dice {
  private final DecisionProcess process;
  private final SplittableRandom random;
  private final int[] starts;

  /**
   * @param start -1 for any state that is not terminal
   */
  public Dice(DecisionProcess process, long seed, int start) {
    this.process = process;
    this.random = new SplittableRandom(seed);
    this.starts = starts(process, start);
  }

  static int[] starts(DecisionProcess process, int start) {
    if (start >= 0) {
      return new int[] {start};
    }
    return java.util.stream.IntStream.range(0, process.states())
        .filter(s -> !process.terminal(s))
        .toArray();
  }

  public SplittableRandom random() {
    return random;
  }

  public int start() {
    return starts[random.nextInt(starts.length)];
  }

  /** Where a pair leads. */
  public int next(int pair) {
    double drawn = random.nextDouble();
    int from = process.entryStart()[pair];
    int to = process.entryStart()[pair + 1] - 1;
    for (int k = from; k < to; k++) {
      drawn -= process.probability()[k];
      if (drawn < 0) {
        return process.next()[k];
      }
    }
    return process.next()[to];
  }

  /** A pair of a state, each as likely. */
  public int any(int state) {
    int first = process.pairStart()[state];
    return first + random.nextInt(process.pairStart()[state + 1] - first);
  }
}
