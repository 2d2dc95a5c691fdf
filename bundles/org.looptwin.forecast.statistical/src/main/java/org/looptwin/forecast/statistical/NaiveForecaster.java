package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The last value for ever: what every other forecaster is measured against. */
@Component
public final class NaiveForecaster implements Forecaster {
  @Activate
  public NaiveForecaster() {}

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    double last = history.values().last();
    return Domain.path(history, horizon, h -> last);
  }
}
