package org.looptwin.forecast.statistical;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.model.forecast.SeriesHistory;

/** Keeps forecasts where the target can be. */
final class Domain {
  private Domain() {}

  /**
   * @param step the forecast 1, 2, ... months ahead
   */
  static ForecastAnswer path(SeriesHistory history, int horizon, IntToDoubleFunction step) {
    List<Double> path = new ArrayList<>(horizon);
    for (int h = 1; h <= horizon; h++) {
      double value = step.applyAsDouble(h);
      path.add(Math.max(history.lower(), Math.min(history.upper(), value)));
    }
    return new Path(path);
  }

  static ForecastAnswer tooShort(SeriesHistory history, int needed) {
    return new Unavailable(
        "%s has %d months of history but %d are needed"
            .formatted(history.target(), history.values().months(), needed));
  }
}
