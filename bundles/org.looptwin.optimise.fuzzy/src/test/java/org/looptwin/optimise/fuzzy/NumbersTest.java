package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.api.fuzzy.Shape;

class NumbersTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void addsSubtractsMultipliesAndScalesAsTheOracleDoes() {
    for (JsonNode one : Oracle.read("fz-01-lr-arithmetic").at("/expected/cases")) {
      FuzzyNumber a = number(one.get("a"));
      FuzzyNumber b = number(one.get("b"));
      same(a.plus(b), one.get("add"));
      same(a.minus(b), one.get("sub"));
      same(a.times(b), one.get("mul_vertex"));
      same(a.times(-3), one.get("scal_m3_a"));
      same(a.cut(0.5).times(b.cut(0.5)), one.get("true_product_alpha_half"));
      same(a.times(b).cut(0.5), one.get("vertex_product_alpha_half"));
      assertThat(a.leftSpread()).isCloseTo(one.at("/LR_form_a/left").doubleValue(), EXACT);
      assertThat(a.rightSpread()).isCloseTo(one.at("/LR_form_a/right").doubleValue(), EXACT);
    }
  }

  @Test
  void ranksAsTheOracleDoes() {
    for (JsonNode one : Oracle.read("fz-02-ranking-jimenez").at("/expected/ranking")) {
      FuzzyNumber a = number(one.get("a"));
      same(a.expectedInterval(), one.get("expected_interval"));
      same(a.expectedInterval(), one.get("nearest_interval_grzegorzewski"));
      ranked(Rankings.EXPECTED_VALUE, a, one.get("expected_value"));
      ranked(Rankings.LIOU_WANG, a, one.get("yager_liou_wang_half"));
      ranked(Rankings.GRADED_MEAN, a, one.get("graded_mean"));
      if (!one.get("centroid_tri").isNull()) {
        ranked(Rankings.CENTROID, a, one.get("centroid_tri"));
      }
    }
  }

  @Test
  void prefersAsTheOracleDoes() {
    for (JsonNode one : Oracle.read("fz-02-ranking-jimenez").at("/expected/preference")) {
      assertThat(number(one.get("a")).atLeast(number(one.get("b"))))
          .isCloseTo(one.get("mu_a_ge_b").doubleValue(), EXACT);
    }
  }

  @Test
  void ofTwoCrispNumbersTheLargerIsPreferredAltogether() {
    FuzzyNumber five = FuzzyNumber.crisp(5);
    FuzzyNumber three = FuzzyNumber.crisp(3);
    assertThat(five.atLeast(three)).isEqualTo(1);
    assertThat(three.atLeast(five)).isZero();
    assertThat(five.atLeast(five)).isEqualTo(0.5);
  }

  @Test
  void parabolicSidesHoldMoreThanStraightOnes() {
    // L(x) = 1 - x^2: L^-1(alpha) = sqrt(1 - alpha), integral 2/3; E1 = 10 - 3 * 2/3, E2 = 10 + 6 /
    // 2
    FuzzyNumber number = FuzzyNumber.lr(10, 10, 3, 6, Shape.PARABOLIC, Shape.LINEAR);
    assertThat(number.expectedInterval()).isEqualTo(new Cut(8, 13));
    assertThat(number.cut(0.75)).isEqualTo(new Cut(8.5, 11.5));
    assertThat(number.membership(8.5)).isCloseTo(0.75, EXACT);
    assertThat(number.times(-1).expectedInterval()).isEqualTo(new Cut(-13, -8));
    assertThatThrownBy(() -> number.plus(FuzzyNumber.triangle(0, 1, 2)))
        .hasMessageContaining("one shape on each side");
    assertThat(number.plus(FuzzyNumber.crisp(1)).expectedInterval()).isEqualTo(new Cut(9, 14));
  }

  @Test
  void theCentroidOfATrapezoidIsItsCentreOfGravity() {
    // a rectangle of 2 beside a triangle of 1: (2 * 1 + 1 * (2 + 2 / 3)) / 3 = 14 / 9
    assertThat(Rankings.CENTROID.of(FuzzyNumber.trapezoid(0, 0, 2, 4))).isCloseTo(14.0 / 9, EXACT);
    assertThatThrownBy(() -> Rankings.CENTROID.weights(false))
        .hasMessageContaining("expected-value");
  }

  @Test
  void refusesVerticesOutOfOrderNaNAndNegativeSpreads() {
    assertThatThrownBy(() -> FuzzyNumber.triangle(1, 3, 2))
        .hasMessageContaining("1.0, 3.0, 3.0, 2.0");
    assertThatThrownBy(() -> FuzzyNumber.crisp(Double.NaN)).hasMessageContaining("finite");
    assertThatThrownBy(() -> FuzzyNumber.lr(1, 1, -1, 0, Shape.LINEAR, Shape.LINEAR))
        .hasMessageContaining("-1.0");
    assertThatThrownBy(() -> FuzzyNumber.crisp(1).times(FuzzyNumber.triangle(-1, 0, 1)))
        .hasMessageContaining("nowhere negative");
  }

  private static void ranked(Rankings ranking, FuzzyNumber a, JsonNode expected) {
    assertThat(ranking.of(a)).as("%s of %s", ranking, a).isCloseTo(expected.doubleValue(), EXACT);
  }

  private static FuzzyNumber number(JsonNode list) {
    double[] a = Oracle.numbers(list);
    return FuzzyNumber.trapezoid(a[0], a[1], a[2], a[3]);
  }

  private static void same(FuzzyNumber found, JsonNode expected) {
    assertThat(new double[] {found.a1(), found.a2(), found.a3(), found.a4()})
        .containsExactly(Oracle.numbers(expected), EXACT);
  }

  private static void same(Cut found, JsonNode expected) {
    assertThat(new double[] {found.low(), found.high()})
        .containsExactly(Oracle.numbers(expected), EXACT);
  }

  @Test
  void aNegativeFactorTakesTheOtherSidesShape() {
    FuzzyNumber steep = FuzzyNumber.lr(3, 3, 1, 2, Shape.PARABOLIC, Shape.LINEAR);
    FuzzyNumber turned = FuzzyNumber.crisp(-2).times(steep);
    assertThat(turned).isEqualTo(steep.times(-2));
    // E1 = -6 - 4 / 2, E2 = -6 + 2 * 2 / 3
    assertThat(turned.expectedInterval().low()).isEqualTo(-8);
    assertThat(turned.expectedInterval().high()).isCloseTo(-14.0 / 3, within(1e-12));
  }
}
