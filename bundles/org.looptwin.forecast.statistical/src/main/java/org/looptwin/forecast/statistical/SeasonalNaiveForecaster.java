package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The same month of the last season. */
@Component
public final class SeasonalNaiveForecaster implements Forecaster {
  @Activate
  public SeasonalNaiveForecaster() {}

  @Override
  public String name() {
    return "seasonal-naive";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    int season = history.season();
    int months = history.values().months();
    if (season < 2) {
      return new Unavailable("%s has no season".formatted(history.target()));
    }
    if (months < season) {
      return Domain.tooShort(history, season);
    }
    return Domain.path(
        history, horizon, h -> history.values().at(months - season + (h - 1) % season));
  }
}
