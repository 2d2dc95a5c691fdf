package org.looptwin.forecast.tournament;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Whether the origins that bands are learned from were calmer than the years before. With v =
 * |y(t+h) - y(t)| / (|y(t+h)| + |y(t)|) over its mean in the series' whole past, q the 0.8 quantile
 * of v over all series at those origins and Q the same at {@value #SAMPLES} even origins of each
 * past, errors count sqrt(Q / q) times: halfway (in logarithms) back to what was usual, since calm
 * lasts for a while. Never less than once, at most {@value #MOST} times.
 */
final class Calm {
  private static final int SAMPLES = 24;
  private static final int ENOUGH = 100;
  private static final double LEVEL = 0.8;
  private static final double MOST = 1.5;

  private final double[][] factors; // [position][step from 0]

  Calm(Iterable<Trial> trials, Origins origins) {
    this.factors = new double[origins.firstWhole() + origins.scored()][origins.horizon()];
    for (int position = 0; position < factors.length; position++) {
      for (int step = 1; step <= origins.horizon(); step++) {
        boolean asked = position == 0 || origins.scores(position);
        factors[position][step - 1] = asked ? factor(trials, position, step) : 1;
      }
    }
  }

  double factor(int position, int step) {
    return factors[position][step - 1];
  }

  private static double factor(Iterable<Trial> trials, int position, int step) {
    DoubleStream.Builder usual = DoubleStream.builder();
    DoubleStream.Builder lately = DoubleStream.builder();
    int count = 0;
    for (Trial trial : trials) {
      double[] values = trial.history().values().toArray();
      int last = trial.origins().known(trial.history(), position) - step;
      double[] past = past(values, last, step);
      double mean = Arrays.stream(past).average().orElse(0);
      if (past.length == SAMPLES && mean > 0) {
        Arrays.stream(past).forEach(v -> usual.add(v / mean));
        count += lately(trial, values, position, step, mean, lately);
      }
    }
    double now = quantile(lately.build().toArray());
    double factor = count < ENOUGH || now == 0 ? 1 : quantile(usual.build().toArray()) / now;
    return Math.max(1, Math.min(MOST, Math.sqrt(factor)));
  }

  /**
   * @param last the last origin whose outcome is known, in steps known there
   */
  private static double[] past(double[] values, int last, int step) {
    if (last < SAMPLES) {
      return new double[0];
    }
    double[] past = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int known = 1 + (int) ((long) i * (last - 1) / (SAMPLES - 1));
      past[i] = moved(values, known, step);
    }
    return past;
  }

  private static int lately(
      Trial trial, double[] values, int position, int step, double mean, DoubleStream.Builder to) {
    Origins origins = trial.origins();
    int count = 0;
    for (int past = position + 1; past <= origins.count(); past++) {
      if (trial.paths()[0][past] != null && origins.outcomes(past, position) >= step) {
        to.add(moved(values, origins.known(trial.history(), past), step) / mean);
        count++;
      }
    }
    return count;
  }

  private static double moved(double[] values, int known, int step) {
    double from = values[known - 1];
    double to = values[known - 1 + step];
    double size = Math.abs(from) + Math.abs(to);
    return size == 0 ? 0 : Math.abs(to - from) / size;
  }

  private static double quantile(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[(int) (LEVEL * (values.length - 1))];
  }
}
