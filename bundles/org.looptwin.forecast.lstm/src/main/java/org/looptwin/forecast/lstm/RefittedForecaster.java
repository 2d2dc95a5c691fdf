package org.looptwin.forecast.lstm;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.lstm.Trainings.Result;
import org.looptwin.forecast.lstm.Trainings.Wanted;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.runtime.djl.NeuralRuntime;

/**
 * One network for all series observed together, trained anew every year in the background.
 *
 * <p><b>Threads:</b> any.
 *
 * <p><b>Determinism:</b> equal panel, horizon and seed give an equal answer, bit by bit on one
 * machine, once there is one.
 */
abstract class RefittedForecaster implements Forecaster {
  private final NeuralRuntime runtime;
  private final Trainings trainings;

  RefittedForecaster(NeuralRuntime runtime, Teacher teacher) {
    this.runtime = runtime;
    this.trainings = new Trainings(teacher);
  }

  @Override
  public final boolean heavy() {
    return true;
  }

  @Override
  public final ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    String obstacle = obstacle(history);
    if (!obstacle.isEmpty()) {
      return new Unavailable(obstacle);
    }
    Panel panel = Panel.of(history);
    Result result =
        trainings.result(Wanted.of(panel, Refits.latest(panel.months()), horizon, seed));
    if (result == null) {
      List<Wanted> wanted = wanted(panel, horizon, seed);
      trainings.request(wanted);
      long done = wanted.stream().filter(each -> trainings.result(each) != null).count();
      return new Unavailable("training, %d of %d".formatted(done, wanted.size()));
    }
    if (result.network() == null) {
      return new Unavailable("the training failed: " + result.failure());
    }
    return path(result.network().path(panel, horizon), panel.column(history.target()), history);
  }

  @Override
  public final void prepare(SeriesHistory history, int horizon, long seed)
      throws InterruptedException {
    if (obstacle(history).isEmpty()) {
      trainings.await(wanted(Panel.of(history), horizon, seed));
    }
  }

  private String obstacle(SeriesHistory history) {
    int months = history.values().months();
    return months < Refits.FIRST
        ? "%d months, %d are needed".formatted(months, Refits.FIRST)
        : runtime.missing();
  }

  private static List<Wanted> wanted(Panel panel, int horizon, long seed) {
    return Refits.upTo(panel.months()).stream()
        .map(months -> Wanted.of(panel, months, horizon, seed))
        .toList();
  }

  private static Path path(double[][] panelAhead, int column, SeriesHistory history) {
    List<Double> path = new ArrayList<>();
    for (double[] month : panelAhead) {
      path.add(Math.max(history.lower(), Math.min(history.upper(), month[column])));
    }
    return new Path(path);
  }

  /** Ends what is being trained. */
  final void close() {
    trainings.close();
  }
}
