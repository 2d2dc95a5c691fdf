package org.looptwin.forecast.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimpleSmoothingTest {
  @Test
  void followsTheRecursionFromTheBestFirstLevel() {
    // alpha 1/2, first level 5/3: errors -2/3, 2/3, 4/3; levels 4/3, 5/3, 7/3
    SimpleSmoothing half = SimpleSmoothing.with(new double[] {1, 2, 3}, 0.5);
    assertThat(half.firstLevel()).isEqualTo(5.0 / 3, within(1e-12));
    assertThat(half.level()).isEqualTo(7.0 / 3, within(1e-12));
    assertThat(half.sse()).isEqualTo(24.0 / 9, within(1e-12));
  }

  @Test
  void withoutSmoothingTheLevelIsTheMean() {
    SimpleSmoothing flat = SimpleSmoothing.with(new double[] {1, 2, 6}, 0);
    assertThat(flat.level()).isEqualTo(3, within(1e-12));
    assertThat(flat.sse()).isEqualTo(4 + 1 + 9, within(1e-12));
  }

  @Test
  void aWalkIsFollowedFullyAndNoiseAroundALevelHardlyAtAll() {
    assertThat(SimpleSmoothing.fit(Given.series(20, t -> t)).alpha()).isEqualTo(1.0, within(1e-4));
    assertThat(SimpleSmoothing.fit(Given.series(20, t -> t % 2)).alpha())
        .isEqualTo(0.0, within(1e-4));
  }
}
