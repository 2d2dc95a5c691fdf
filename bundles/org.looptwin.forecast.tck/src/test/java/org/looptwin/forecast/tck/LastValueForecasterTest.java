package org.looptwin.forecast.tck;

import org.looptwin.forecast.api.Forecaster;

class LastValueForecasterTest extends ForecasterContract {
  @Override
  protected Forecaster forecaster() {
    return new LastValueForecaster();
  }
}
