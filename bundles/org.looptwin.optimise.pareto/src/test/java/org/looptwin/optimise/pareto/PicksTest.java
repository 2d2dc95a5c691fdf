package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which point of a front is recommended. */
class PicksTest {
  @Test
  void theKneeIsFarthestFromTheLineThroughTheExtremesOnTheSideOfTheIdeal() {
    // scaled: (0, 1), (0.2, 0.3), (0.6, 0.1), (1, 0); sums 1, 0.5, 0.7, 1
    double[][] front = {{1000, 50}, {1020, 22}, {1060, 14}, {1100, 10}};
    assertThat(Knee.of(front)).isEqualTo(1);
  }

  @Test
  void aBulgeAwayFromTheIdealIsNoKnee() {
    double[][] front = {{0, 1}, {0.9, 0.8}, {0.45, 0.5}, {1, 0}};
    assertThat(Knee.of(front)).isEqualTo(2);
  }

  /**
   * Extremes (0, 1, 0.2), (1, 0, 0.4), (0.5, 0.8, 0). Their plane is (2/3, 5/6, 5/6) z = 1: b + 0.2
   * c = 1, a + 0.4 c = 1, 0.5 a + 0.8 b = 1. Point 3 lies at 0.817 of it, point 4 at 0.842; by the
   * plain sum 4 (1.05) would come before 3 (1.10).
   */
  @Test
  void theKneeOfThreeAimsIsMeasuredFromThePlaneThroughTheExtremesNotFromTheUnitPlane() {
    double[][] front = {
      {0, 1, 0.2}, {1, 0, 0.4}, {0.5, 0.8, 0}, {0.6, 0.3, 0.2}, {0.2, 0.5, 0.35}, {1, 1, 1}
    };
    assertThat(Knee.of(front)).isEqualTo(3);
  }

  @Test
  void oneOrTwoPointsHaveAKneeToo() {
    assertThat(Knee.of(new double[][] {{3, 4, 5}})).isZero();
    assertThat(Knee.of(new double[][] {{3, 4, 5}, {4, 3, 5}})).isZero();
  }

  @Test
  void theDialMovesWeightFromCostToDisruptionAndLeavesEmissionsAlone() {
    double[] weights = {0.4, 0.35, 0.25};
    assertThat(RiskDial.turn(weights, 0, 2, 0))
        .containsExactly(new double[] {0.65, 0.35, 0}, within(1e-12));
    assertThat(RiskDial.turn(weights, 0, 2, 0.4))
        .containsExactly(new double[] {0.39, 0.35, 0.26}, within(1e-12));
    assertThat(RiskDial.turn(weights, 0, 2, 1))
        .containsExactly(new double[] {0, 0.35, 0.65}, within(1e-12));
  }

  @ParameterizedTest(name = "emissions weigh {0}")
  @ValueSource(doubles = {0, 0.2, 0.5})
  void turningTheDialUpNeverChoosesAPlanWithMoreDisruption(double emissions) {
    double[][] front = new double[21][];
    for (int i = 0; i <= 20; i++) {
      double t = i / 20.0;
      front[i] = new double[] {3e9 + 1e8 * t * t, 3e6 - 4e5 * t * (1 - t), 4e8 - 1e8 * t * (2 - t)};
    }
    double[] weights = {(1 - emissions) / 2, emissions, (1 - emissions) / 2};
    double before = Double.POSITIVE_INFINITY;
    for (int step = 0; step <= 20; step++) {
      int pick = Topsis.best(front, RiskDial.turn(weights, 0, 2, step / 20.0));
      assertThat(front[pick][2]).isLessThanOrEqualTo(before);
      before = front[pick][2];
    }
    int cheapest = Topsis.best(front, RiskDial.turn(new double[] {.5, 0, .5}, 0, 2, 0));
    int safest = Topsis.best(front, RiskDial.turn(new double[] {.5, 0, .5}, 0, 2, 1));
    assertThat(cheapest).isZero();
    assertThat(safest).isEqualTo(20);
  }

  /** All plans cost about 3 billion; the textbook's scale would not see that 5 % are at stake. */
  @Test
  void aLargeCommonPartOfTheCostDoesNotDrownItsDifferences() {
    double[][] front = {{3.00e9, 2.0}, {3.01e9, 1.1}, {3.15e9, 1.0}};
    double[] even = {0.5, 0.5};
    assertThat(Topsis.best(front, even)).isEqualTo(1);
    double[] textbook =
        Topsis.similarity(front, even, new boolean[] {false, false}, Topsis.Scale.VECTOR);
    assertThat(textbook[2]).isGreaterThan(textbook[1]);
  }
}
