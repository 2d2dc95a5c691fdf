package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthMembersTest {
  private static final double[] SEASON = {0.8, 0.9, 1.1, 1.2};

  @Test
  void growthIsContinuedAsARateNotAsALine() {
    // Theta keeps half of the slope of the logarithms: 2 % a month becomes 1 %
    double[] values = Given.series(60, t -> 100 * Math.pow(1.02, t));
    double[] path = Given.path(new ThetaOfGrowthForecaster(), Given.history(1, values), 12);
    assertThat(path[11] / values[59]).isEqualTo(Math.pow(1.02, 6), within(0.01));
  }

  @Test
  void aSureSeasonIsNotShrunk() {
    double[] values = Given.series(40, t -> 100 * SEASON[(t - 1) % 4]);
    double[] path = Given.path(new DynamicThetaForecaster(), Given.history(4, values), 4);
    assertThat(path).containsExactly(new double[] {80, 90, 110, 120}, within(1e-6));
  }

  @Test
  void ofASeasonThatIsNoiseLessThanHalfIsLeft() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(3);
    double[] noise = Given.series(48, t -> 100 + random.nextDouble());
    SeasonalAdjustment shrunk = ShrunkSeasonality.of(noise, 12);
    double apart = 0;
    double asMeasured = 0;
    double[] indices = Seasonality.indices(noise, 12, true);
    for (int step = 1; step <= 12; step++) {
      double index = shrunk.restore(step, 1);
      apart += (index - 1) * (index - 1);
      asMeasured += (indices[step - 1] - 1) * (indices[step - 1] - 1);
    }
    assertThat(apart).isLessThan(0.5 * asMeasured);
  }

  @Test
  void dynamicThetaContinuesALineWithSomeOfItsSlope() {
    double[] values = Given.series(30, t -> 50 + 2 * t);
    double[] path = DynamicTheta.ahead(values, 3);
    assertThat(path[0]).isBetween(110.0, 112.5);
    assertThat(path[2] - path[1]).isBetween(0.5, 2.1);
  }

  @Test
  void aggregationSeesTheTrendThroughNoise() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(8);
    double[] values = Given.series(96, t -> 100 + t + 40 * (random.nextDouble() - 0.5));
    double[] path = AggregatedTrend.ahead(values, 6);
    assertThat(path[2]).isEqualTo(199, within(8.0));
  }

  @Test
  void aFlatSeriesStaysFlatAtEveryLevel() {
    assertThat(AggregatedTrend.ahead(Given.series(72, t -> 5), 18)).containsOnly(5.0);
  }

  @Test
  void zerosAndNegativeValuesHaveNoLogarithmAndAreStillForecast() {
    double[] values = Given.series(30, t -> t % 7 - 2);
    for (var member :
        new org.looptwin.forecast.api.Forecaster[] {
          new ThetaOfGrowthForecaster(),
          new DynamicThetaForecaster(),
          new AggregatedTrendForecaster()
        }) {
      assertThat(Given.path(member, Given.history(12, values), 3)).doesNotContain(Double.NaN);
    }
  }

  @Test
  void naive2IsTheLastAdjustedValueWithItsSeason() {
    double[] values = Given.series(24, t -> 100 * SEASON[(t - 1) % 4]);
    double[] path = Given.path(new Naive2Forecaster(), Given.history(4, values), 5);
    assertThat(path).containsExactly(new double[] {80, 90, 110, 120, 80}, within(1e-9));
  }

  @Test
  void withoutASeasonNaive2IsNaive() {
    double[] values = Given.series(30, t -> t * t);
    double[] path = Given.path(new Naive2Forecaster(), Given.history(12, values), 2);
    assertThat(path).containsExactly(900, 900);
  }
}
