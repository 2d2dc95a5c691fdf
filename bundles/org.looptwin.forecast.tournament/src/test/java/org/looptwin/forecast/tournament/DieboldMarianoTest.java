package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.TournamentResult.Comparison;

class DieboldMarianoTest {
  @Test
  void independentDifferencesAreStudentsTest() {
    // mean -1.5, variance with n 1.25: -1.5 / sqrt(1.25 / 4) x sqrt((4 + 1 - 2) / 4) = -2.3237900
    Comparison test = DieboldMariano.of(new double[] {0, -1, -2, -3}, 1);
    assertThat(test.statistic()).isEqualTo(-2.32379000772445, within(1e-12));
    // = the one-sample t of the same numbers, t(3)
    assertThat(test.pValue()).isEqualTo(0.1027, within(5e-4));
  }

  @Test
  void overlapWeakensTheEvidence() {
    double[] differences = {-3, -2.5, -1, -2, -3, -2.2, -1.4, -0.8, -2.1, -2.9, -3.1, -1.2};
    Comparison alone = DieboldMariano.of(differences, 1);
    Comparison overlapping = DieboldMariano.of(differences, 4);
    assertThat(alone.pValue()).isLessThan(0.001);
    assertThat(overlapping.over()).isEqualTo(12);
    assertThat(overlapping.statistic()).isGreaterThan(alone.statistic() * 1.5);
  }

  @Test
  void tooFewDifferencesHaveNoTest() {
    assertThat(DieboldMariano.of(new double[] {-1, -2, -1}, 1).pValue()).isNaN();
    assertThat(DieboldMariano.of(new double[] {-1, -2, -1, -2, -3}, 5).pValue()).isNaN();
  }

  /** All their autocovariances cancel: what is left of the variance is rounding. */
  @Test
  void ofNoMoreDifferencesThanShareOutcomesNothingIsTold() {
    double[] nine = {0.3, -0.2, 0.7, 0.1, 0.45, -0.6, 0.9, 0.2, 0.15};
    assertThat(DieboldMariano.told(nine, 14)).isEqualTo(new Comparison(Double.NaN, Double.NaN, 9));
    assertThat(DieboldMariano.told(nine, 9).pValue()).isNaN();
    assertThat(DieboldMariano.told(nine, 8)).isEqualTo(DieboldMariano.of(nine, 8));
  }

  @Test
  void noDifferenceAtAllIsNoEvidence() {
    Comparison test = DieboldMariano.of(new double[6], 2);
    assertThat(test.statistic()).isZero();
    assertThat(test.pValue()).isEqualTo(1);
  }

  @Test
  void studentsTableHolds() {
    assertThat(StudentT.twoSided(1, 1)).isEqualTo(0.5, within(1e-10));
    assertThat(StudentT.twoSided(2.570582, 5)).isEqualTo(0.05, within(1e-6));
    assertThat(StudentT.twoSided(-2.228139, 10)).isEqualTo(0.05, within(1e-6));
    assertThat(StudentT.twoSided(0, 7)).isEqualTo(1, within(1e-10));
  }
}
