package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@link AggregatedTrend} on logarithms with a shrunk season, see {@link Growth}. */
@Component
public final class AggregatedTrendForecaster implements Forecaster {
  private static final int NEEDED = 8;

  @Activate
  public AggregatedTrendForecaster() {}

  @Override
  public String name() {
    return "aggregated-trend";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return Growth.forecast(
        history,
        horizon,
        NEEDED,
        values -> {
          double[] path = AggregatedTrend.ahead(values, horizon);
          return step -> path[step - 1];
        });
  }
}
