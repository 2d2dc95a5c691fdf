package org.looptwin.drill;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

/** The mean of the last months; trains on a thread of its own while it is asked. */
public final class SwapForecaster implements Forecaster {
  private final Thread training = new Thread(this::train, "swap-forecaster-training");
  private volatile double weight = 1;

  public void start() {
    training.setDaemon(true);
    training.start();
  }

  public void stop() {
    training.interrupt();
  }

  private void train() {
    try {
      while (!Thread.interrupted()) {
        for (int i = 1; i < 100_000; i++) {
          weight = (weight + i / weight) / 2;
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "swap-forecaster";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    int months = history.values().months();
    int window = Math.min(months, @WINDOW@);
    double sum = 0;
    for (int month = months - window; month < months; month++) {
      sum += history.values().at(month);
    }
    List<Double> path = new ArrayList<>();
    for (int step = 0; step < horizon; step++) {
      path.add(sum / window);
    }
    return new ForecastAnswer.Path(path);
  }
}
