package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DampedTrendTest {
  private static final double[] ZIGZAG = {10, 12, 11, 14, 13, 16, 15, 18};

  @Test
  void agreesWithLeastSquaresOverTheFirstStatesMadeApart() {
    // first level 8.523537, first trend 1.510188, then the plain recursion
    DampedTrend trend = DampedTrend.with(ZIGZAG, 0.4, 0.3, 0.9);
    assertThat(trend.sse()).isEqualTo(12.987791490257555, within(1e-9));
    assertThat(trend.level()).isEqualTo(16.883722502280857, within(1e-9));
    assertThat(trend.trend()).isEqualTo(0.8418969342270446, within(1e-9));
    assertThat(trend.ahead(3)).isEqualTo(18.93710912486062, within(1e-9));
  }

  @Test
  void noParametersOnAFineGridDoBetter() {
    assertThat(DampedTrend.fit(ZIGZAG).sse()).isLessThanOrEqualTo(leastOnAFineGrid(ZIGZAG) * 1.001);
  }

  /**
   * Two minima: from the coarse grid's best point alone the search ends 6 to 9 % above the least.
   */
  @ParameterizedTest(name = "{0} months, memory {1}, slope {2}, seed {3}")
  @CsvSource({"30, 0.6, 0, 1", "30, 0.6, 1, 17", "30, 0.6, 1, 3", "60, 0.3, 1, 15"})
  void theLowerOfTwoMinimaIsFound(int months, double memory, double slope, long seed) {
    double[] values = wandering(months, memory, slope, seed);
    assertThat(DampedTrend.fit(values).sse()).isLessThanOrEqualTo(leastOnAFineGrid(values) * 1.001);
  }

  /** A slope that fades to half, and a disturbance that remembers its last value. */
  private static double[] wandering(int months, double memory, double slope, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[months];
    double disturbance = 0;
    for (int t = 0; t < months; t++) {
      disturbance = memory * disturbance + 2 * random.nextDouble() - 1;
      values[t] = 100 + slope * t * (1 - t / (2.0 * months)) + 10 * disturbance;
    }
    return values;
  }

  private static double leastOnAFineGrid(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a <= 40; a++) {
      for (int b = 0; b <= 40; b++) {
        for (int p = 0; p <= 9; p++) {
          DampedTrend tried = DampedTrend.with(values, a / 40.0, b / 40.0, 0.8 + 0.02 * p);
          least = Math.min(least, tried.sse());
        }
      }
    }
    return least;
  }

  @Test
  void aDyingTrendIsContinuedAsItDies() {
    double[] values = new double[30];
    double value = 100;
    double trend = 10;
    for (int t = 0; t < values.length; t++) {
      trend *= 0.9;
      value += trend;
      values[t] = value;
    }
    double[] path = Given.path(new DampedTrendForecaster(), Given.history(1, values), 3);
    assertThat(path[0]).isEqualTo(value + trend * 0.9, within(1e-3));
    assertThat(path[2]).isEqualTo(value + trend * (0.9 + 0.81 + 0.729), within(1e-3));
  }

  @Test
  void aConstantStaysWhatItIs() {
    double[] values = Given.series(12, t -> 0.05);
    double[] path = Given.path(new DampedTrendForecaster(), Given.within(0, 1, 12, values), 12);
    assertThat(path[11]).isEqualTo(0.05, within(1e-12));
  }

  @Test
  void theSameHistoryGivesTheSameBits() {
    double[] values = Given.series(84, t -> 80 + 9 * ((t * t * 31 + t * 17) % 23) / 23.0 + 0.2 * t);
    DampedTrendForecaster forecaster = new DampedTrendForecaster();
    assertThat(Given.path(forecaster, Given.history(12, values), 12))
        .containsExactly(Given.path(forecaster, Given.history(12, values.clone()), 12));
  }

  @Test
  void sevenMonthsAreTooFew() {
    assertThat(Given.because(new DampedTrendForecaster(), Given.history(1, 1, 2, 3, 4, 5, 6, 7)))
        .contains("8 are needed");
  }
}
