package org.looptwin.forecast.tournament;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Split conformal bands around one contestant, from the scaled errors of all series whose outcome
 * was known at a position: of n errors of a step, sorted, the k-th from either end, k = floor(0.1
 * (n + 1)). Bands do not narrow from one step to the next. Under 9 errors no finite band is honest:
 * the step before is widened by sqrt(h / (h-1)), the first step takes {@value #GUESS} scales.
 */
final class Bands {
  static final double TAIL = 0.1;
  private static final double ROUNDING = 1e-9;
  private static final double GUESS = 2.5;
  private static final int POINTS = 40;
  private static final int ENOUGH = 9;

  private final int horizon;
  private final double[][] low; // [position][step]
  private final double[][] middle;
  private final double[][] high;
  private final double[][][] spread; // [position][step]: an even sample of the errors
  private final boolean[][] honest;

  /**
   * @param paths {@code [series][position][step]}
   * @param calm how many times an error counts
   * @param counts positions whose errors count, where those are enough; else all do
   */
  Bands(List<Trial> trials, double[][][] paths, IntPredicate counts, Calm calm) {
    Origins origins = trials.get(0).origins();
    int positions = origins.firstWhole() + origins.scored();
    this.horizon = origins.horizon();
    this.low = new double[positions][horizon];
    this.middle = new double[positions][horizon];
    this.high = new double[positions][horizon];
    this.spread = new double[positions][horizon][];
    this.honest = new boolean[positions][horizon];
    for (int position = 0; position < positions; position++) {
      if (position == 0 || origins.scores(position)) {
        for (int step = 1; step <= horizon; step++) {
          double[] sorted = errors(trials, paths, counts, position, step);
          double[] enough =
              sorted.length < ENOUGH ? errors(trials, paths, any -> true, position, step) : sorted;
          double times = calm.factor(position, step);
          set(position, step, Arrays.stream(enough).map(error -> times * error).toArray());
        }
      }
    }
  }

  private static double[] errors(
      List<Trial> trials, double[][][] paths, IntPredicate counts, int position, int step) {
    Origins origins = trials.get(0).origins();
    double[] errors = new double[trials.size() * origins.count()];
    int n = 0;
    for (int s = 0; s < trials.size(); s++) {
      for (int past = position + 1; past <= origins.count(); past++) {
        if (paths[s][past] != null
            && counts.test(past)
            && origins.outcomes(past, position) >= step) {
          Trial trial = trials.get(s);
          errors[n++] =
              (trial.outcome(past, step) - paths[s][past][step - 1]) / trial.scales()[past];
        }
      }
    }
    double[] sorted = Arrays.copyOf(errors, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private void set(int position, int step, double[] sorted) {
    int h = step - 1;
    int n = sorted.length;
    int below = (int) Math.floor(TAIL * (n + 1) + ROUNDING);
    honest[position][h] = below >= 1;
    if (below >= 1) {
      low[position][h] = sorted[below - 1];
      high[position][h] = sorted[n - below];
      middle[position][h] = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    } else {
      double growth = step == 1 ? 0 : Math.sqrt((double) step / (step - 1));
      double widest = n == 0 ? 0 : Math.max(-sorted[0], sorted[n - 1]);
      low[position][h] = -Math.max(widest, step == 1 ? GUESS : -growth * low[position][h - 1]);
      high[position][h] = Math.max(widest, step == 1 ? GUESS : growth * high[position][h - 1]);
    }
    low[position][h] = Math.min(low[position][h], step == 1 ? 0 : low[position][h - 1]);
    high[position][h] = Math.max(high[position][h], step == 1 ? 0 : high[position][h - 1]);
    middle[position][h] =
        Math.max(low[position][h], Math.min(high[position][h], middle[position][h]));
    spread[position][h] = evenly(sorted);
  }

  private static double[] evenly(double[] sorted) {
    if (sorted.length <= POINTS) {
      return sorted;
    }
    double[] points = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = sorted[(int) ((i + 0.5) / POINTS * sorted.length)];
    }
    return points;
  }

  /** Whether there were errors enough for both levels. */
  boolean honest(int position, int step) {
    return honest[position][step - 1];
  }

  /** The first step without errors enough at the end, or 0. */
  int firstWidened() {
    for (int step = 1; step <= horizon; step++) {
      if (!honest(0, step)) {
        return step;
      }
    }
    return 0;
  }

  double low(int position, int step) {
    return low[position][step - 1];
  }

  double middle(int position, int step) {
    return middle[position][step - 1];
  }

  double high(int position, int step) {
    return high[position][step - 1];
  }

  /** Scaled errors that stand for the whole distribution, each as likely as the others. */
  double[] spread(int position, int step) {
    return spread[position][step - 1];
  }
}
