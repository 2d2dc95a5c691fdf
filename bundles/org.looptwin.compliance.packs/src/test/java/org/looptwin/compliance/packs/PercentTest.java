package org.looptwin.compliance.packs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentTest {
  @Test
  void aShareThatASolverHoldsAtTheLimitMeetsIt() {
    assertThat(Percent.meets(0.16 - 1e-14, 0.16)).isTrue();
    assertThat(Percent.meets(0.16 - 1e-9, 0.16)).isFalse();
  }

  @Test
  void aShareThatMissesItsLimitIsToldWithTheDigitsThatShowIt() {
    assertThat(Percent.of(0.1, 0.16)).isEqualTo("10 %");
    assertThat(Percent.of(0.16, 0.16)).isEqualTo("16 %");
    assertThat(Percent.of(0.15996, 0.16)).isEqualTo("15.996 %");
    assertThat(Percent.of(0.16 - 1e-9, 0.16)).isEqualTo("15.9999999 %");
    assertThat(Percent.of(0.16004, 0.16)).isEqualTo("16 %");
  }
}
