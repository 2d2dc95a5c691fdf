package org.looptwin.forecast.tournament;

import java.time.YearMonth;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.statistical.DampedTrendForecaster;
import org.looptwin.forecast.statistical.Naive2Forecaster;
import org.looptwin.forecast.statistical.SeasonalNaiveForecaster;
import org.looptwin.forecast.statistical.ThetaForecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Series, members and a patient caller for the tests. */
final class Given {
  static final Tournament.Watch PATIENT =
      new Tournament.Watch() {
        @Override
        public void tried(int series, int of) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  private Given() {}

  static RollingTournament tournament(Forecaster... more) {
    RollingTournament tournament = new RollingTournament();
    tournament.join(new SeasonalNaiveForecaster(), Map.of());
    tournament.join(new Naive2Forecaster(), Map.of());
    tournament.join(new ThetaForecaster(), Map.of());
    tournament.join(new DampedTrendForecaster(), Map.of());
    for (Forecaster each : more) {
      tournament.join(each, Map.of());
    }
    return tournament;
  }

  static SeriesHistory series(String name, int months, IntToDoubleFunction value) {
    double[] values = IntStream.range(0, months).mapToDouble(value).toArray();
    return new SeriesHistory(
        name,
        new MonthlySeries(YearMonth.of(2010, 1), values),
        12,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** What nobody can forecast better than by its last value. */
  static SeriesHistory walk(long seed, int months) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[months];
    double value = 100;
    for (int t = 0; t < months; t++) {
      value += random.nextDouble() + random.nextDouble() - 1;
      values[t] = value;
    }
    return series("walk-" + seed, months, t -> values[t]);
  }

  /** A season with a trend and some noise. */
  static SeriesHistory season(long seed, int months) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] noise = random.doubles(months).map(u -> 6 * u - 3).toArray();
    double phase = 2 * Math.PI * random.nextDouble();
    return series(
        "season-" + seed,
        months,
        t -> 100 + 0.5 * t + 30 * Math.sin(2 * Math.PI * t / 12 + phase) + noise[t]);
  }
}
