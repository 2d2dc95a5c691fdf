package org.looptwin.forecast.statistical;

import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * A series seen as growth: seasonally adjusted (shrunk), then its logarithm, in which trends are
 * rates. Where logarithms say little (values at or below a thousandth of their mean, or negative)
 * the adjusted values themselves.
 */
final class Growth {
  private static final double LEAST_SHARE_OF_MEAN = 1e-3;
  private static final double FURTHEST = 3; // e^3: no forecast beyond 20 times what was ever seen

  private final SeasonalAdjustment season;
  private final double[] values;
  private final boolean logarithms;
  private final double lowest;
  private final double highest;

  Growth(double[] observed, int seasonMonths) {
    this.season = ShrunkSeasonality.of(observed, seasonMonths);
    double[] adjusted = season.adjusted();
    this.logarithms = smallest(adjusted) > LEAST_SHARE_OF_MEAN * Line.mean(adjusted);
    this.values = adjusted;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < values.length; t++) {
      values[t] = logarithms ? StrictMath.log(adjusted[t]) : adjusted[t];
      least = Math.min(least, values[t]);
      most = Math.max(most, values[t]);
    }
    this.lowest = logarithms ? least - FURTHEST : Double.NEGATIVE_INFINITY;
    this.highest = logarithms ? most + FURTHEST : Double.POSITIVE_INFINITY;
  }

  /**
   * Forecasts by a method that sees the transformed values and knows no season.
   *
   * @param needed months of history the method asks for
   * @param method values to the value so many steps ahead
   */
  static ForecastAnswer forecast(
      SeriesHistory history,
      int horizon,
      int needed,
      Function<double[], IntToDoubleFunction> method) {
    if (history.values().months() < needed) {
      return Domain.tooShort(history, needed);
    }
    Growth growth = new Growth(history.values().toArray(), history.season());
    return Domain.path(history, horizon, growth.ahead(method));
  }

  private IntToDoubleFunction ahead(Function<double[], IntToDoubleFunction> method) {
    IntToDoubleFunction inner = method.apply(values.clone());
    return step -> season.restore(step, back(inner.applyAsDouble(step)));
  }

  private double back(double value) {
    return logarithms ? StrictMath.exp(Math.max(lowest, Math.min(highest, value))) : value;
  }

  private static double smallest(double[] values) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }
}
