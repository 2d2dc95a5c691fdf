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
    Theta fitted = Theta.fit(seasonality.adjusted());
    return Domain.path(history, horizon, h -> seasonality.restore(h, fitted.ahead(h)));
  }
}
