package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/** Where stocks ordinarily stand when an actor does its best: for stocks that nobody measures. */
public final class Habit {
  private static final int PERIODS = 400;

  private Habit() {}

  /** Mean state after many periods from state 0, of a process whose state is one stock. */
  public static double stock(DecisionProcess process, int[] policy) {
    double[] now = after(process, policy, PERIODS);
    double mean = 0;
    for (int s = 0; s < now.length; s++) {
      mean += s * now[s];
    }
    return mean;
  }

  /** [state] probabilities after so many periods from state 0. */
  public static double[] after(DecisionProcess process, int[] policy, int periods) {
    double[] now = new double[process.states()];
    now[0] = 1;
    for (int t = 0; t < periods; t++) {
      double[] next = new double[now.length];
      for (int s = 0; s < now.length; s++) {
        if (now[s] > 0 && policy[s] >= 0) {
          int pair = process.pair(s, policy[s]);
          for (int k = process.entryStart()[pair]; k < process.entryStart()[pair + 1]; k++) {
            next[process.next()[k]] += now[s] * process.probability()[k];
          }
        }
      }
      now = next;
    }
    return now;
  }

  /** A period of a walk along the means: what the stocks become. */
  @FunctionalInterface
  public interface Step {
    /**
     * @param stocks as they are, fractions of units included
     * @return as they become
     */
    double[] from(double[] stocks);
  }

  /** Mean of the second half of a walk from empty stocks in which chance brings its mean. */
  public static double[] walk(int stocks, Step step) {
    double[] now = new double[stocks];
    double[] sum = new double[stocks];
    for (int t = 0; t < PERIODS; t++) {
      now = step.from(now);
      for (int k = 0; k < stocks && t >= PERIODS / 2; k++) {
        sum[k] += now[k] / (PERIODS - PERIODS / 2);
      }
    }
    return Arrays.copyOf(sum, stocks);
  }
}
