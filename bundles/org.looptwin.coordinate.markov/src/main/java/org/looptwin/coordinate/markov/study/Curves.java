package org.looptwin.coordinate.markov.study;

import java.util.Arrays;
import java.util.List;
import org.looptwin.coordinate.api.DecisionAnswer;

/**
 * Learning curves of many seeds on common steps.
 *
 * @param steps [point]
 * @param mean [point] over the seeds
 * @param least [point]
 * @param most [point]
 */
record Curves(double[] steps, double[] mean, double[] least, double[] most) {
  private static final int POINTS = 40;

  /** A seed counts with what it knew last before each point. */
  static Curves of(List<DecisionAnswer.Run> runs, long steps) {
    double[] at = new double[POINTS];
    double[] mean = new double[POINTS];
    double[] least = new double[POINTS];
    double[] most = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      at[k] = (double) steps * (k + 1) / POINTS;
      double[] values = new double[runs.size()];
      for (int run = 0; run < values.length; run++) {
        values[run] = known(runs.get(run), at[k]);
      }
      mean[k] = Arrays.stream(values).average().orElse(0);
      least[k] = Arrays.stream(values).min().orElse(0);
      most[k] = Arrays.stream(values).max().orElse(0);
    }
    return new Curves(at, mean, least, most);
  }

  private static double known(DecisionAnswer.Run run, double step) {
    int last = 0;
    while (last + 1 < run.steps().length && run.steps()[last + 1] <= step * (1 + 1e-9)) {
      last++;
    }
    return run.curve()[last];
  }

  /** The first step from which on the mean stays at or above a level; NaN when it does not. */
  double reaches(double level) {
    double first = Double.NaN;
    for (int k = POINTS - 1; k >= 0 && mean[k] >= level; k--) {
      first = steps[k];
    }
    return first;
  }

  /** The mean by share of a value. */
  double[] share(double of) {
    return Arrays.stream(mean).map(one -> one / of).toArray();
  }
}
