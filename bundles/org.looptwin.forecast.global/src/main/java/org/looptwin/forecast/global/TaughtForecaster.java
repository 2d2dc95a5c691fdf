package org.looptwin.forecast.global;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

/** What the global forecaster has learnt by one origin. */
final class TaughtForecaster implements Forecaster {
  private static final int LEAST_KNOWN = 4;

  private final GlobalForecaster origin;
  private final Networks networks;
  private final Form form;

  TaughtForecaster(GlobalForecaster origin, Networks networks) {
    this.origin = origin;
    this.networks = networks;
    this.form = networks.weights().form();
  }

  @Override
  public String name() {
    return origin.name();
  }

  @Override
  public Forecaster taught(
      List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    return origin.taught(known, horizon, seed, cancelled);
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    int known = history.values().months();
    if (history.season() != form.season() || horizon > form.horizon()) {
      return new Unavailable(
          "it has learnt %d steps ahead with a season of %d, asked are %d with %d"
              .formatted(form.horizon(), form.season(), horizon, history.season()));
    }
    if (known < LEAST_KNOWN) {
      return new Unavailable("%d steps are known, %d are needed".formatted(known, LEAST_KNOWN));
    }
    View view = View.of(history.values().toArray(), known, form);
    double[] said = networks.say(view.inputs());
    List<Double> path = new ArrayList<>(horizon);
    for (int step = 1; step <= horizon; step++) {
      double value = view.value(said[step - 1], step);
      path.add(Math.max(history.lower(), Math.min(history.upper(), value)));
    }
    return new Path(path);
  }
}
