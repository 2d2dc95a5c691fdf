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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Study A's LSTM (section 3.2, table 5): one network for all series observed together, trained anew
 * every year in the background. See the README.
 *
 * <p><b>Threads:</b> any.
 *
 * <p><b>Determinism:</b> equal panel, horizon and seed give an equal answer, bit by bit on one
 * machine, once there is one.
 */
@Component
@Designate(ocd = Settings.class)
public final class LstmForecaster implements Forecaster {
  private final NeuralRuntime runtime;
  private final Trainings trainings;

  @Activate
  public LstmForecaster(@Reference NeuralRuntime runtime, Settings settings) {
    this(runtime, new TorchTeacher(runtime, settings.form(), settings.epochs()));
  }

  LstmForecaster(NeuralRuntime runtime, Teacher teacher) {
    this.runtime = runtime;
    this.trainings = new Trainings(teacher);
  }

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public boolean heavy() {
    return true;
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
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
  public void prepare(SeriesHistory history, int horizon, long seed) throws InterruptedException {
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

  @Deactivate
  void stop() {
    trainings.close();
  }
}
