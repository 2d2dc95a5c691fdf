package org.looptwin.forecast.statistical;

import java.util.function.IntToDoubleFunction;

/**
 * The mean of damped trends fitted to a series summed up over 1, 2, 3, 4, 6 and 12 months: what is
 * noise from month to month is trend over the year, and the other way round.
 *
 * <p>Blocks end with the last value; a block's forecast stands for its middle, between middles the
 * forecast is a straight line. Levels with fewer than five blocks are left out; below eight blocks
 * simple smoothing takes the trend's place.
 *
 * <p>Source: the idea of Kourentzes, Petropoulos and Trapero, International Journal of Forecasting
 * 30 (2014) 291-302.
 */
final class AggregatedTrend {
  private static final int[] LEVELS = {1, 2, 3, 4, 6, 12};
  private static final int LEAST_BLOCKS = 5;
  private static final int BLOCKS_FOR_TREND = 8;

  private AggregatedTrend() {}

  /** The forecasts so many steps ahead, [step from 0]; from five values on. */
  static double[] ahead(double[] values, int steps) {
    double[] path = new double[steps];
    int levels = 0;
    for (int level : LEVELS) {
      if (values.length / level >= LEAST_BLOCKS) {
        add(path, values, level);
        levels++;
      }
    }
    for (int h = 0; h < steps; h++) {
      path[h] /= levels;
    }
    return path;
  }

  private static void add(double[] path, double[] values, int level) {
    IntToDoubleFunction block = blocksAhead(means(values, level));
    for (int h = 1; h <= path.length; h++) {
      double position = (h - (level + 1) / 2.0) / level;
      int before = (int) Math.floor(position);
      double from = block.applyAsDouble(before + 1);
      double to = block.applyAsDouble(before + 2);
      path[h - 1] += from + (to - from) * (position - before);
    }
  }

  /** Forecast of a block, 1 being the first; 0 and before goes on backwards from the first two. */
  private static IntToDoubleFunction blocksAhead(double[] blocks) {
    if (blocks.length < BLOCKS_FOR_TREND) {
      double level = SimpleSmoothing.fit(blocks).level();
      return block -> level;
    }
    DampedTrend trend = DampedTrend.fit(blocks);
    double step = trend.ahead(2) - trend.ahead(1);
    return block -> block >= 1 ? trend.ahead(block) : trend.ahead(1) + (block - 1) * step;
  }

  private static double[] means(double[] values, int level) {
    double[] means = new double[values.length / level];
    int from = values.length - means.length * level;
    for (int i = 0; i < means.length * level; i++) {
      means[i / level] += values[from + i] / level;
    }
    return means;
  }
}
