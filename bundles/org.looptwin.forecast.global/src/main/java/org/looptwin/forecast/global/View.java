package org.looptwin.forecast.global;

/**
 * The end of a series as the network sees it: seasonally adjusted logarithms (where all values lie
 * well above 0, else values over their mean size), from a smoothed last level, in units of the mean
 * absolute step. So a thousand barrels and three percent look alike.
 *
 * @param inputs of the network
 * @param level smoothed last value, adjusted and transformed
 * @param unit mean absolute step of the same
 * @param size what values are divided by; 0 for logarithms
 * @param season to be added, {@code [steps known + h mod season]}
 * @param known steps that were seen
 */
record View(float[] inputs, double level, double unit, double size, double[] season, int known) {
  /** Of the network's numbers, so that they are about 1. */
  static final double SCALE = 5;

  private static final double SMOOTHING = 0.25;
  private static final double WELL_ABOVE = 0.05;
  private static final double LEAST_UNIT = 1e-4;
  private static final double FURTHEST = 4;
  private static final int SEASONS_SEEN = 12;

  /** As it stood after so many steps; later values are not looked at. */
  static View of(double[] values, int known, Form form) {
    int seen = Math.min(known, Math.max(3 * form.window(), SEASONS_SEEN * form.season()));
    double[] past = new double[seen];
    System.arraycopy(values, known - seen, past, 0, seen);
    double size = size(past);
    for (int t = 0; t < seen; t++) {
      past[t] = size == 0 ? StrictMath.log(past[t]) : past[t] / size;
    }
    double[] season = Season.indices(past, seen, form.season());
    double steps = 0;
    for (int t = 0; t < seen; t++) {
      past[t] -= season[t % season.length];
      steps += t == 0 ? 0 : Math.abs(past[t] - past[t - 1]);
    }
    double unit = Math.max(LEAST_UNIT, steps / Math.max(1, seen - 1));
    double level = past[0];
    for (double value : past) {
      level += SMOOTHING * (value - level);
    }
    float[] inputs = inputs(past, level, unit, season, form);
    return new View(inputs, level, unit, size, season, seen);
  }

  /** 0 where logarithms can be taken. */
  private static double size(double[] past) {
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (double value : past) {
      least = Math.min(least, value);
      sum += Math.abs(value);
    }
    double mean = sum / past.length;
    return least > WELL_ABOVE * mean ? 0 : mean == 0 ? 1 : mean;
  }

  private static float[] inputs(
      double[] past, double level, double unit, double[] season, Form form) {
    float[] inputs = new float[form.inputs()];
    int last = past.length - 1;
    int at = 0;
    for (int back = 0; back < form.window(); back++) {
      inputs[at++] = within((past[Math.max(0, last - back)] - level) / unit / SCALE);
    }
    double strength = 0;
    for (int s = 0; s < season.length; s++) {
      strength += Math.abs(season[s]) / season.length;
    }
    for (int h = 0; h < form.shownSeason(); h++) {
      inputs[at++] = within(season[(past.length + h) % season.length] / unit / SCALE);
    }
    inputs[at++] = within((StrictMath.log(unit) + 3) / 2);
    inputs[at++] = within(StrictMath.log((strength + unit) / unit));
    inputs[at++] = within((double) past.length / form.window() - 1);
    inputs[at++] = within((past[last] - past[0]) / Math.max(1, last) / unit);
    inputs[at] = within((past[last] - past[Math.max(0, last - form.season())]) / unit / SCALE);
    return inputs;
  }

  private static float within(double value) {
    return (float) Math.max(-FURTHEST, Math.min(FURTHEST, value));
  }

  /** What the network should have said of a value that came h steps later, 1 being the first. */
  double target(double value, int step) {
    double transformed =
        size != 0
            ? value / size
            : StrictMath.log(Math.max(value, WELL_ABOVE * StrictMath.exp(level)));
    return (transformed - seasonal(step) - level) / unit / SCALE;
  }

  /** The value from what the network said. */
  double value(double said, int step) {
    double moved = Math.max(-FURTHEST, Math.min(FURTHEST, said)) * SCALE * unit;
    double transformed = level + Math.max(-FURTHEST, Math.min(FURTHEST, moved)) + seasonal(step);
    return size != 0 ? transformed * size : StrictMath.exp(transformed);
  }

  private double seasonal(int step) {
    return season[(known + step - 1) % season.length];
  }
}
