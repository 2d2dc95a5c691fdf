package org.looptwin.forecast.arena;

import java.lang.annotation.Annotation;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Histories, members and settings for the tests. */
final class Given {
  private Given() {}

  static SeriesHistory history(double... values) {
    return within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, values);
  }

  static SeriesHistory within(double lower, double upper, double... values) {
    MonthlySeries series = new MonthlySeries(YearMonth.of(2018, 1), values);
    return new SeriesHistory("target", series, 12, lower, upper);
  }

  /** Values at t = 1, 2, ..., months. */
  static double[] series(int months, IntToDoubleFunction value) {
    return IntStream.rangeClosed(1, months).mapToDouble(value).toArray();
  }

  /** Not smooth, always the same. */
  static double[] wobbly(int months) {
    return series(months, t -> 80 + 9 * ((t * t * 31 + t * 17) % 23) / 23.0 + 0.2 * t);
  }

  /** What a member does. */
  @FunctionalInterface
  interface Looks {
    double[] ahead(SeriesHistory history, int horizon);
  }

  static Forecaster member(String name, Looks looks) {
    return new Forecaster() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
        List<Double> path = Arrays.stream(looks.ahead(history, horizon)).boxed().toList();
        return new ForecastAnswer.Path(path);
      }
    };
  }

  static Forecaster unavailable(String name, String because) {
    return new Forecaster() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
        return new ForecastAnswer.Unavailable(because);
      }
    };
  }

  /** Adds so much to the last value, for each month ahead. */
  static Forecaster drift(String name, double perMonth) {
    return member(
        name, (history, horizon) -> series(horizon, h -> history.values().last() + perMonth * h));
  }

  static RollingArena arena(Forecaster... members) {
    RollingArena arena = new RollingArena(new Defaults());
    for (Forecaster member : members) {
      join(arena, member);
    }
    return arena;
  }

  static void join(RollingArena arena, Forecaster member) {
    arena.join(member, Map.of());
  }

  /** As in the annotation. */
  static class Defaults implements Settings {
    @Override
    public long deadlineMs() {
      return 10_000; // tests share busy machines
    }

    @Override
    public long leaderboardDeadlineMs() {
      return 60_000;
    }

    @Override
    public long trainingDeadlineMs() {
      return 10_000;
    }

    @Override
    public int origins() {
      return 24;
    }

    @Override
    public double shrinkage() {
      return 0.5;
    }

    @Override
    public int failures() {
      return 3;
    }

    @Override
    public int restForecasts() {
      return 20;
    }

    @Override
    public int cachedOutlooks() {
      return 256;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return Settings.class;
    }
  }
}
