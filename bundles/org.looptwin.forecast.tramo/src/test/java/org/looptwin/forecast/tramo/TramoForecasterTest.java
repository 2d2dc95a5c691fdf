package org.looptwin.forecast.tramo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.tck.ForecasterContract;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class TramoForecasterTest extends ForecasterContract {
  private final Forecaster tramo = new TramoForecaster();

  @Override
  protected Forecaster forecaster() {
    return tramo;
  }

  private static SeriesHistory history(int season, double... values) {
    return new SeriesHistory(
        "target",
        new MonthlySeries(YearMonth.of(2010, 1), values),
        season,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  private List<Double> path(SeriesHistory history, int horizon) {
    return tramo
        .forecast(history, horizon, 1)
        .read(
            ForecastAnswer.Path::mean,
            none -> {
              throw new AssertionError(none.because());
            });
  }

  @Test
  void aSeasonWithATrendIsContinued() {
    SplittableRandom random = new SplittableRandom(4);
    double[] noise = random.doubles(96).map(u -> 2 * u - 1).toArray();
    double[] values =
        IntStream.range(0, 96)
            .mapToDouble(t -> 200 + t + 40 * Math.sin(Math.PI * t / 6) + noise[t])
            .toArray();
    List<Double> path = path(history(12, values), 12);
    for (int h = 0; h < 12; h++) {
      double expected = 200 + 96 + h + 40 * Math.sin(Math.PI * (96 + h) / 6);
      assertThat(path.get(h)).isEqualTo(expected, within(4.0));
    }
  }

  @Test
  void oneWildMonthIsTakenForAnOutlierNotForANewLevel() {
    SplittableRandom random = new SplittableRandom(6);
    double[] values = random.doubles(60).map(u -> 100 + 2 * u).toArray();
    values[58] = 400;
    assertThat(path(history(12, values), 1).get(0)).isEqualTo(101, within(5.0));
  }

  @Test
  void aSeasonItDoesNotKnowIsSaid() {
    ForecastAnswer answer = tramo.forecast(history(7, new double[80]), 3, 1);
    assertThat(answer.<String>read(path -> "a path", ForecastAnswer.Unavailable::because))
        .contains("season of 7");
  }

  @Test
  void aConstantStaysWhatItIs() {
    double[] values = IntStream.range(0, 40).mapToDouble(t -> 3).toArray();
    assertThat(path(history(12, values), 4)).containsOnly(3.0);
  }
}
