package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeasonalityTest {
  @Test
  void autocorrelationIsTheBiasedOne() {
    // mean 2.5; (0.75 - 0.25 + 0.75) / 5
    assertThat(Seasonality.autocorrelation(new double[] {1, 2, 3, 4}, 1))
        .containsExactly(new double[] {1, 0.25}, within(1e-12));
  }

  @Test
  void aTrendAloneIsNoSeason() {
    assertThat(Seasonality.of(Given.series(84, t -> 50 + t), 12).found()).isFalse();
  }

  @Test
  void underThreeSeasonsNoneIsLookedFor() {
    double[] season = {1, 2, 3, 4};
    assertThat(Seasonality.of(Given.series(11, t -> season[(t - 1) % 4]), 4).found()).isFalse();
    assertThat(Seasonality.of(Given.series(12, t -> season[(t - 1) % 4]), 4).found()).isTrue();
  }

  @Test
  void theAdjustedSeriesOfALevelTimesASeasonIsTheLevel() {
    double[] season = {0.5, 1.0, 1.5};
    Seasonality seasonality = Seasonality.of(Given.series(12, t -> 40 * season[(t - 1) % 3]), 3);
    assertThat(seasonality.adjusted()).containsExactly(Given.series(12, t -> 40), within(1e-12));
    assertThat(seasonality.restore(1, 10)).isEqualTo(5, within(1e-12));
    assertThat(seasonality.restore(6, 10)).isEqualTo(15, within(1e-12));
  }
}
