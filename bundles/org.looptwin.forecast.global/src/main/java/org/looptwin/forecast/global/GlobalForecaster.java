package org.looptwin.forecast.global;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Networks in the manner of N-BEATS (Oreshkin and others, ICLR 2020, the generic form) that learn
 * from many series at once; see the README. Of one series alone they know nothing: it takes part in
 * tournaments.
 *
 * <p><b>Threads:</b> any.
 *
 * <p><b>Determinism:</b> equal series, horizon and seed give an equal answer, bit by bit on one
 * machine.
 */
@Component(property = "forecast.patient:Boolean=true")
@Designate(ocd = Settings.class)
public final class GlobalForecaster implements Forecaster {
  static final String NAME = "global-net";

  private final NeuralRuntime runtime;
  private final Teacher teacher;
  private final int networks;
  private final int leastSeries;
  private volatile boolean stopped;

  @Activate
  public GlobalForecaster(@Reference NeuralRuntime runtime, Settings settings) {
    this(
        runtime,
        new TorchTeacher(
            runtime,
            within("steps", settings.steps(), 1, 1_000_000),
            1000L * within("longestS", settings.longestS(), 1, 86_400)),
        within("networks", settings.networks(), 1, 99),
        within("leastSeries", settings.leastSeries(), 2, 1_000_000));
  }

  private static int within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, expected %d to %d. Maybe correct conf/%s.cfg."
              .formatted(name, value, least, most, GlobalForecaster.class.getName()));
    }
    return value;
  }

  GlobalForecaster(NeuralRuntime runtime, Teacher teacher, int networks, int leastSeries) {
    this.runtime = runtime;
    this.teacher = teacher;
    this.networks = networks;
    this.leastSeries = leastSeries;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return new Unavailable(
        "it learns from %d series at once and was shown none".formatted(leastSeries));
  }

  /** Learns anew each time; itself when there is too little to learn from. */
  @Override
  public Forecaster taught(
      List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    if (known.size() < leastSeries || !runtime.missing().isEmpty()) {
      return this;
    }
    Form form = new Form(horizon, known.get(0).season());
    Windows windows = new Windows(known, form);
    if (windows.series() < leastSeries) {
      return this;
    }
    Weights begin = Weights.random(form, networks, seed);
    try {
      Weights best = teacher.teach(windows, begin, seed, () -> stopped || cancelled.getAsBoolean());
      return new TaughtForecaster(this, new Networks(best));
    } catch (InterruptedException e) {
      if (stopped) {
        throw new IllegalStateException(NAME + " was stopped while it learnt", e);
      }
      throw e;
    }
  }

  @Deactivate
  void stop() {
    stopped = true;
  }
}
