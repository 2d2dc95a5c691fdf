package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@link Theta} on logarithms with a shrunk season, see {@link Growth}. */
@Component
public final class ThetaOfGrowthForecaster implements Forecaster {
  private static final int NEEDED = 4;

  @Activate
  public ThetaOfGrowthForecaster() {}

  @Override
  public String name() {
    return "theta-growth";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return Growth.forecast(history, horizon, NEEDED, values -> Theta.fit(values)::ahead);
  }
}
