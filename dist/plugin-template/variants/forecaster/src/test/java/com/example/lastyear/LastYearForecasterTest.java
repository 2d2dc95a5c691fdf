package com.example.lastyear;

import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.tck.ForecasterContract;

class LastYearForecasterTest extends ForecasterContract {
  @Override
  protected Forecaster forecaster() {
    return new LastYearForecaster();
  }
}
