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
  /** Returns of plant V04 in the reference case up to January 2024: none in the first year. */
  private static final double[] FIRST_YEAR_WITHOUT = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7854, 7027, 7366, 7203, 7053, 6564, 6676, 6692, 7999, 7677,
    8279, 7752, 18714, 19631, 20019, 17793, 17512, 16958, 17476, 18224, 18081, 19251, 19452, 19252,
    33967, 38710, 35299, 37656, 39795, 41658, 39851, 38148, 36721, 39222, 39095, 41540, 60363,
    58447, 59330, 61559, 61679, 54044, 58520, 59714, 64786, 57250, 56177, 57333, 86515, 93130,
    87867, 98714, 86431, 85033, 84434, 94061, 86669, 81048, 91275, 95319, 128610
  };

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
  void whereTheSearchForOrdersEndsInAnUnsolvableRegressionAnAirlineModelIsTaken() {
    List<Double> path = path(history(12, FIRST_YEAR_WITHOUT), 12);
    // What then came: 121395, 120713, ...; a rise to 173860 in January, as in every one before.
    assertThat(path.get(0)).isEqualTo(121_395, within(15_000.0));
    assertThat(path.get(11)).isGreaterThan(1.2 * path.get(10));
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
