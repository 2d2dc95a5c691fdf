package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThetaForecasterTest {
  private final ThetaForecaster theta = new ThetaForecaster();

  @Test
  void aLineIsContinuedWithHalfItsSlope() {
    // both theta lines are the line itself; smoothing ends on its last value, 23
    double[] path = Given.path(theta, Given.history(1, Given.series(10, t -> 3 + 2 * t)), 3);
    assertThat(path).containsExactly(new double[] {24, 25, 26}, within(1e-9));
  }

  @Test
  void aConstantStaysWhatItIs() {
    double[] path = Given.path(theta, Given.history(12, Given.series(40, t -> 7.5)), 2);
    assertThat(path).containsExactly(new double[] {7.5, 7.5}, within(1e-12));
  }

  @Test
  void agreesWithASearchOverAlphaAndFirstLevelByBruteForce() {
    // computed apart: alpha 0.450424, first level 11.423484, sse 69.790274
    double[] path = Given.path(theta, Given.history(1, 10, 12, 11, 14, 13, 16, 15, 18), 3);
    assertThat(path)
        .containsExactly(
            new double[] {17.213625736949783, 17.719578117902167, 18.225530498854546},
            within(1e-5));
  }

  @Test
  void aSeasonIsTakenOutAndPutBack() {
    double[] season = {0.8, 0.9, 1.1, 1.2};
    double[] values = Given.series(24, t -> 100 * season[(t - 1) % 4]);
    double[] path = Given.path(theta, Given.history(4, values), 5);
    assertThat(path).containsExactly(new double[] {80, 90, 110, 120, 80}, within(1e-6));
  }

  @Test
  void aSeasonAroundZeroIsTakenOutAsDifferences() {
    double[] season = {-3, -1, 1, 3};
    double[] values = Given.series(24, t -> season[(t - 1) % 4]);
    double[] path = Given.path(theta, Given.history(4, values), 4);
    assertThat(path).containsExactly(new double[] {-3, -1, 1, 3}, within(1e-6));
  }

  @Test
  void aProbabilityStaysOneWhateverTheTrend() {
    double[] values = Given.series(12, t -> 0.08 * t);
    double[] path = Given.path(theta, Given.within(0, 1, 12, values), 6);
    assertThat(path[0]).isEqualTo(1.0, within(1e-12));
    assertThat(path[5]).isEqualTo(1.0);
  }

  @Test
  void threeMonthsAreTooFew() {
    assertThat(Given.because(theta, Given.history(12, 1, 2, 3)))
        .contains("3 months", "4 are needed");
  }
}
