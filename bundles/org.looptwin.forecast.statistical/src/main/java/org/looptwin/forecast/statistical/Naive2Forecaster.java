package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The last seasonally adjusted value, with its season: the floor of the M competitions.
 *
 * <p>Source: Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36
 * (2020) 54-74. The season as in {@link Seasonality}.
 */
@Component
public final class Naive2Forecaster implements Forecaster {
  @Activate
  public Naive2Forecaster() {}

  @Override
  public String name() {
    return "naive2";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    Seasonality seasonality = Seasonality.of(history.values().toArray(), history.season());
    double[] adjusted = seasonality.adjusted();
    double last = adjusted[adjusted.length - 1];
    return Domain.path(history, horizon, h -> seasonality.restore(h, last));
  }
}
