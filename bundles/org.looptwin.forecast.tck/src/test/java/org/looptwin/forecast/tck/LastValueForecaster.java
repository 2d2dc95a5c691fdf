package org.looptwin.forecast.tck;

import java.util.Collections;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

/** The smallest forecaster that keeps every promise. */
final class LastValueForecaster implements Forecaster {
  @Override
  public String name() {
    return "last-value";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return history.values().months() < 2
        ? new ForecastAnswer.Unavailable("%s has one month only".formatted(history.target()))
        : new ForecastAnswer.Path(Collections.nCopies(horizon, history.values().last()));
  }
}
