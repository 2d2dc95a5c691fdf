package org.looptwin.optimise.fuzzy.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Round values along an axis: multiples of 1, 2 or 5 times a power of ten, three to seven. */
record Ticks(double low, double high) {
  private static final double MOST = 6;

  double[] values() {
    double step = step();
    if (!(step > 0)) {
      return DoubleStream.of(low, high).distinct().toArray();
    }
    return LongStream.rangeClosed((long) Math.ceil(low / step), (long) Math.floor(high / step))
        .mapToDouble(count -> count * step)
        .toArray();
  }

  /** Thousands grouped, with as many decimals as the step between two needs. */
  String label(double value) {
    double step = step();
    int decimals = step > 0 ? Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) : 2;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  private double step() {
    double least = (high - low) / MOST;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double times : new double[] {1, 2, 5, 10}) {
      if (times * power >= least) {
        return times * power;
      }
    }
    return 0;
  }
}
