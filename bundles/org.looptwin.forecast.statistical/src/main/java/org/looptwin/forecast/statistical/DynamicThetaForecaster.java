package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@link DynamicTheta} on logarithms with a shrunk season, see {@link Growth}. */
@Component
public final class DynamicThetaForecaster implements Forecaster {
  private static final int NEEDED = 8;

  @Activate
  public DynamicThetaForecaster() {}

  @Override
  public String name() {
    return "dynamic-theta";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return Growth.forecast(
        history,
        horizon,
        NEEDED,
        values -> {
          double[] path = DynamicTheta.ahead(values, horizon);
          return step -> path[step - 1];
        });
  }
}
