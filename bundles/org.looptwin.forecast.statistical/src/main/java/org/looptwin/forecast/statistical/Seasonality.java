package org.looptwin.forecast.statistical;

/**
 * Classical seasonal adjustment, made only when the series is seasonal by the 90 % test on its
 * autocorrelation at one season, and three seasons are there.
 *
 * <p>Test: |r(m)| &gt; 1.645 sqrt((1 + 2 sum of r(i)^2 for i &lt; m) / n). Indices: ratios to the
 * centred moving average when every value is positive, else differences from it; averaged by month
 * and normalised. As in the M4 competition's benchmarks.
 */
final class Seasonality implements SeasonalAdjustment {
  private static final double NINETY_PERCENT = 1.645;

  private final double[] adjusted;
  private final double[] indices; // by month of the season, null for none
  private final boolean multiplicative;
  private final int months;

  private Seasonality(double[] adjusted, double[] indices, boolean multiplicative) {
    this.adjusted = adjusted;
    this.indices = indices;
    this.multiplicative = multiplicative;
    this.months = adjusted.length;
  }

  static Seasonality of(double[] values, int season) {
    if (season < 2 || values.length < 3 * season || !seasonal(values, season)) {
      return new Seasonality(values, null, false);
    }
    boolean multiplicative = positive(values);
    double[] indices = indices(values, season, multiplicative);
    if (multiplicative && !positive(indices)) {
      multiplicative = false;
      indices = indices(values, season, false);
    }
    double[] adjusted = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      double index = indices[t % season];
      adjusted[t] = multiplicative ? values[t] / index : values[t] - index;
    }
    return new Seasonality(adjusted, indices, multiplicative);
  }

  @Override
  public double[] adjusted() {
    return adjusted.clone();
  }

  boolean found() {
    return indices != null;
  }

  @Override
  public double restore(int step, double value) {
    if (indices == null) {
      return value;
    }
    double index = indices[(months + step - 1) % indices.length];
    return multiplicative ? value * index : value + index;
  }

  static boolean seasonal(double[] values, int season) {
    double[] r = autocorrelation(values, season);
    double squares = 1;
    for (int lag = 1; lag < season; lag++) {
      squares += 2 * r[lag] * r[lag];
    }
    return Math.abs(r[season]) > NINETY_PERCENT * Math.sqrt(squares / values.length);
  }

  /** By lag, 0 to {@code lags}; all zero for a constant series. */
  static double[] autocorrelation(double[] values, int lags) {
    double mean = Line.mean(values);
    double[] r = new double[lags + 1];
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean);
    }
    if (variance <= 0) {
      return r;
    }
    for (int lag = 0; lag <= lags; lag++) {
      double sum = 0;
      for (int t = lag; t < values.length; t++) {
        sum += (values[t] - mean) * (values[t - lag] - mean);
      }
      r[lag] = sum / variance;
    }
    return r;
  }

  static double[] indices(double[] values, int season, boolean multiplicative) {
    double[] sums = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t + half < values.length; t++) {
      double trend = centredMean(values, t, season);
      sums[t % season] += multiplicative ? values[t] / trend : values[t] - trend;
      counts[t % season]++;
    }
    double[] indices = new double[season];
    for (int s = 0; s < season; s++) {
      indices[s] = sums[s] / counts[s];
    }
    double mean = Line.mean(indices);
    for (int s = 0; s < season; s++) {
      indices[s] = multiplicative ? indices[s] / mean : indices[s] - mean;
    }
    return indices;
  }

  /** Over one season around t; the two ends of an even season count half. */
  static double centredMean(double[] values, int t, int season) {
    int half = season / 2;
    double sum = 0;
    for (int i = t - half; i <= t + half; i++) {
      boolean end = season % 2 == 0 && (i == t - half || i == t + half);
      sum += end ? 0.5 * values[i] : values[i];
    }
    return sum / season;
  }

  static boolean positive(double[] values) {
    for (double value : values) {
      if (value <= 0) {
        return false;
      }
    }
    return true;
  }
}
