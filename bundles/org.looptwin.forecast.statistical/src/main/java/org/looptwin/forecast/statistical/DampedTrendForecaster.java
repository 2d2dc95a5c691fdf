package org.looptwin.forecast.statistical;

import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Holt's linear trend with damping on seasonally adjusted values (a shrunk season).
 *
 * <p>Source: Gardner and McKenzie, Management Science 31 (1985) 1237-1246.
 */
@Component
public final class DampedTrendForecaster implements Forecaster {
  private static final int NEEDED = 8;

  @Activate
  public DampedTrendForecaster() {}

  @Override
  public String name() {
    return "damped-trend";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    if (history.values().months() < NEEDED) {
      return Domain.tooShort(history, NEEDED);
    }
    SeasonalAdjustment seasonality =
        ShrunkSeasonality.of(history.values().toArray(), history.season());
    DampedTrend fitted = DampedTrend.fit(seasonality.adjusted());
    return Domain.path(history, horizon, h -> seasonality.restore(h, fitted.ahead(h)));
  }
}
