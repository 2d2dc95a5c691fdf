package org.looptwin.forecast.global;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.tck.ForecasterContract;
import org.looptwin.model.forecast.SeriesHistory;

/** Once it has learnt it is a forecaster like any other. */
class TaughtForecasterContractTest extends ForecasterContract {
  @Override
  protected Forecaster forecaster() {
    List<SeriesHistory> known = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double level = 50 + 10 * i;
      known.add(Given.series("s" + i, 12, 48, t -> level + 5 * Math.sin(Math.PI * t / 6)));
    }
    try {
      return new GlobalForecaster(Given.TORCH, Given.AT_ONCE, 3, 10)
          .taught(known, 12, 1, () -> false);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
