package com.example.lastyear;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The mean of the last value and of the same month a season ago. */
@Component(property = "name=last-year")
public final class LastYearForecaster implements Forecaster {
  @Activate
  public LastYearForecaster() {}

  @Override
  public String name() {
    return "last-year";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    int months = history.values().months();
    int season = history.season();
    if (months < season) {
      return new ForecastAnswer.Unavailable(
          "%s has %d months but a season has %d".formatted(history.target(), months, season));
    }
    List<Double> path = new ArrayList<>(horizon);
    for (int month = 0; month < horizon; month++) {
      double seasonAgo = history.values().at(months - season + month % season);
      double value = 0.5 * (history.values().last() + seasonAgo);
      path.add(Math.max(history.lower(), Math.min(history.upper(), value)));
    }
    return new ForecastAnswer.Path(path);
  }
}
