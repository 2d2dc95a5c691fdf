package org.looptwin.forecast.statistical;

/**
 * Multiplicative seasonal indices, shrunk towards none by how uncertain they are.
 *
 * <p>Ratios to the centred moving average are averaged by month of the season and normalised; s^2
 * is the variance of such an average, A the sum of (index - 1)^2. Every index is moved by W =
 * min(1, (m - 3) s^2 / A) of its way to 1. So a season that is noise vanishes by itself and no test
 * is needed.
 *
 * <p>Source: James and Stein's estimator as Miller and Williams, International Journal of
 * Forecasting 19 (2003) 669-684, apply it to seasons.
 */
final class ShrunkSeasonality implements SeasonalAdjustment {
  private static final int LEAST_SEASON = 4;

  private final double[] adjusted;
  private final double[] indices;

  private ShrunkSeasonality(double[] adjusted, double[] indices) {
    this.adjusted = adjusted;
    this.indices = indices;
  }

  /** Shrunk indices where they can be had, else those of {@link Seasonality}. */
  static SeasonalAdjustment of(double[] values, int season) {
    if (season < LEAST_SEASON
        || values.length < 2 * season + season / 2
        || !Seasonality.positive(values)) {
      return Seasonality.of(values, season);
    }
    double[] indices = shrunk(values, season);
    if (!Seasonality.positive(indices)) {
      return Seasonality.of(values, season);
    }
    double[] adjusted = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      adjusted[t] = values[t] / indices[t % season];
    }
    return new ShrunkSeasonality(adjusted, indices);
  }

  private static double[] shrunk(double[] values, int season) {
    double[] indices = Seasonality.indices(values, season, true);
    double apart = 0;
    for (double index : indices) {
      apart += (index - 1) * (index - 1);
    }
    double uncertain = (season - 3) * varianceOfIndex(values, season);
    double share = uncertain >= apart ? 1 : uncertain / apart;
    for (int s = 0; s < season; s++) {
      indices[s] = 1 + (1 - share) * (indices[s] - 1);
    }
    return indices;
  }

  /** Of ratios around their own month's mean, over the number of whole seasons. */
  private static double varianceOfIndex(double[] values, int season) {
    int half = season / 2;
    double[] sums = new double[season];
    double[] squares = new double[season];
    int[] counts = new int[season];
    for (int t = half; t + half < values.length; t++) {
      double ratio = values[t] / Seasonality.centredMean(values, t, season) - 1;
      sums[t % season] += ratio;
      squares[t % season] += ratio * ratio;
      counts[t % season]++;
    }
    double within = 0;
    int freedom = 0;
    for (int s = 0; s < season; s++) {
      if (counts[s] > 1) {
        within += Math.max(0, squares[s] - sums[s] * sums[s] / counts[s]);
        freedom += counts[s] - 1;
      }
    }
    int seasons = Math.max(1, (values.length - season) / season);
    return freedom == 0 ? Double.POSITIVE_INFINITY : within / freedom / seasons;
  }

  @Override
  public double[] adjusted() {
    return adjusted.clone();
  }

  @Override
  public double restore(int step, double value) {
    return value * indices[(adjusted.length + step - 1) % indices.length];
  }
}
