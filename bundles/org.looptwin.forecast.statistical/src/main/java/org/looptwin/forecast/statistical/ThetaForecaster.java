package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The standard Theta method: the mean of the regression line (theta 0) and of simple exponential
 * smoothing of the series with doubled curvature (theta 2), on seasonally adjusted values.
 *
 * <p>Source: Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16 (2000)
 * 521-530.
 */
@Component
public final class ThetaForecaster implements Forecaster {
  private static final int NEEDED = 4;

  @Activate
  public ThetaForecaster() {}

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    if (history.values().months() < NEEDED) {
      return Domain.tooShort(history, NEEDED);
    }
    Seasonality seasonality = Seasonality.of(history.values().toArray(), history.season());
    double[] adjusted = seasonality.adjusted();
    Line line = Line.through(adjusted);
    double level = SimpleSmoothing.fit(doubledCurvature(adjusted, line)).level();
    int months = adjusted.length;
    return Domain.path(
        history, horizon, h -> seasonality.restore(h, 0.5 * (line.at(months + h) + level)));
  }

  private static double[] doubledCurvature(double[] values, Line line) {
    double[] theta2 = new double[values.length];
    for (int t = 1; t <= values.length; t++) {
      theta2[t - 1] = 2 * values[t - 1] - line.at(t);
    }
    return theta2;
  }
}
