package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NaiveForecastersTest {
  @Test
  void naiveRepeatsTheLastValue() {
    assertThat(Given.path(new NaiveForecaster(), Given.history(12, 1, 5, 3), 3))
        .containsExactly(3, 3, 3);
  }

  @Test
  void seasonalNaiveRepeatsTheLastSeasonAlsoPastItsEnd() {
    assertThat(Given.path(new SeasonalNaiveForecaster(), Given.history(3, 9, 1, 2, 3), 5))
        .containsExactly(1, 2, 3, 1, 2);
  }

  @Test
  void seasonalNaiveSaysWhyItCannot() {
    assertThat(Given.because(new SeasonalNaiveForecaster(), Given.history(12, 1, 2)))
        .isEqualTo("target has 2 months of history but 12 are needed");
    assertThat(Given.because(new SeasonalNaiveForecaster(), Given.history(1, 1, 2)))
        .isEqualTo("target has no season");
  }
}
