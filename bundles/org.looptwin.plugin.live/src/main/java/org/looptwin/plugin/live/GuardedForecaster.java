package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

/** A plug-in's forecaster: what is late or throws has no forecast. */
final class GuardedForecaster extends Guard<Forecaster> implements Forecaster {
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final Duration WORD = Duration.ofSeconds(2);
  private static final Duration TRAINING = Duration.ofMinutes(5);

  GuardedForecaster(Provided<Forecaster> behind) {
    super(behind);
  }

  @Override
  public boolean heavy() {
    try {
      return call("heavy()", WORD, Forecaster::heavy);
    } catch (CallFailed e) {
      return false;
    }
  }

  @Override
  public void prepare(SeriesHistory history, int horizon, long seed) throws InterruptedException {
    try {
      call("prepare", TRAINING, forecaster -> trained(forecaster, history, horizon, seed));
    } catch (CallFailed e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.getMessage());
      }
    }
  }

  private static boolean trained(
      Forecaster forecaster, SeriesHistory history, int horizon, long seed) {
    try {
      forecaster.prepare(history, horizon, seed);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the plug-in's forecaster becomes by learning is guarded like itself. */
  @Override
  public Forecaster taught(
      List<SeriesHistory> known, int horizon, long seed, BooleanSupplier cancelled)
      throws InterruptedException {
    try {
      return with(present -> guarded(present, known, horizon, seed, cancelled));
    } catch (CallFailed e) {
      if (Thread.interrupted()) {
        throw new InterruptedException(e.getMessage());
      }
      return this;
    }
  }

  private Forecaster guarded(
      Provided<Forecaster> present,
      List<SeriesHistory> known,
      int horizon,
      long seed,
      BooleanSupplier cancelled)
      throws CallFailed {
    Forecaster taught =
        present.call(
            "taught", TRAINING, cancelled, f -> learnt(f, known, horizon, seed, cancelled));
    return taught == null || taught == present.service()
        ? this
        : new GuardedForecaster(present.become(taught));
  }

  private static Forecaster learnt(
      Forecaster forecaster,
      List<SeriesHistory> known,
      int horizon,
      long seed,
      BooleanSupplier cancelled) {
    try {
      return forecaster.taught(known, horizon, seed, cancelled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    try {
      return with(present -> checked(present, history, horizon, seed));
    } catch (CallFailed e) {
      return new ForecastAnswer.Unavailable(e.getMessage());
    }
  }

  private static ForecastAnswer checked(
      Provided<Forecaster> present, SeriesHistory history, int horizon, long seed)
      throws CallFailed {
    ForecastAnswer answer =
        present.call("forecast", DEADLINE, f -> brief(f.forecast(history, horizon, seed)));
    String wrong = wrong(answer, horizon);
    if (wrong.isEmpty()) {
      present.held();
      return answer;
    }
    present.failed(wrong);
    return new ForecastAnswer.Unavailable(wrong);
  }

  /** On the plug-in's thread: what the server keeps is its own. */
  static ForecastAnswer brief(ForecastAnswer answer) {
    return answer instanceof ForecastAnswer.Unavailable none
        ? new ForecastAnswer.Unavailable(Brief.of(none.because()))
        : answer;
  }

  static String wrong(ForecastAnswer answer, int horizon) {
    if (answer == null) {
      return "it answered null";
    }
    return answer.read(
        path -> {
          if (path.mean().size() != horizon) {
            return "it answered %d months where %d were asked for"
                .formatted(path.mean().size(), horizon);
          }
          return path.mean().stream()
              .filter(value -> !Double.isFinite(value))
              .findFirst()
              .map("it answered the value %s, expected a number"::formatted)
              .orElse("");
        },
        none -> "");
  }
}
