package org.looptwin.uncertainty.calibrated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;
import org.looptwin.uncertainty.api.UncertaintySets.Radius.Kind;

/** Conformal calibration beyond the split quantile. */
class ConformalTest {
  private static final JsonNode ORACLE = Oracle.read("ro-10-conformal");

  @Test
  void theAdaptiveLevelFollowsTheRecursionBeyondBothEnds() {
    JsonNode given = ORACLE.at("/given/aci");
    AdaptiveLevel level =
        new AdaptiveLevel(
            given.get("target").asDouble(),
            given.get("gamma").asDouble(),
            given.get("alpha0").asDouble());
    List<Double> path = new ArrayList<>(List.of(level.alpha()));
    for (double error : Oracle.numbers(given.get("err_sequence"))) {
      level.observed(error == 1);
      path.add(level.alpha());
    }
    List<Double> expected = Oracle.numbers(ORACLE.at("/expected/aci_alpha_trajectory"));
    assertThat(path).hasSameSizeAs(expected);
    for (int t = 0; t < path.size(); t++) {
      assertThat(path.get(t)).as("step %d", t).isCloseTo(expected.get(t), within(1e-12));
    }
    assertThat(path.get(10)).isNegative();
  }

  /** An adversary: outside exactly when the level believes it is safe. */
  @Test
  void theMeanErrorStaysWithinItsBoundWhateverHappens() {
    AdaptiveLevel level = new AdaptiveLevel(0.1, 0.05, 0.1);
    SplittableRandom random = new SplittableRandom(3);
    int outside = 0;
    for (int t = 1; t <= 2000; t++) {
      boolean err = level.alpha() >= 1 || level.alpha() > 0 && random.nextDouble() < 0.5;
      outside += err ? 1 : 0;
      level.observed(err);
      assertThat(Math.abs(outside / (double) t - 0.1)).isLessThanOrEqualTo(level.bound(t, 0.1));
    }
  }

  @Test
  void newerErrorsCountMoreInTheWeightedQuantile() {
    double[] scores =
        Oracle.numbers(ORACLE.at("/given/abs_residual_scores")).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    double rho = ORACLE.at("/given/weighted/rho").asDouble();
    double level = ORACLE.at("/given/weighted/level").asDouble();
    assertThat(new WeightedConformal(level, rho).quantile(scores))
        .isEqualTo(ORACLE.at("/expected/weighted_quantile").asDouble(), within(1e-12));
    // by hand: weights .25 .5 (oldest first), test 1: of 1.75 the least two make .75, so 0.42 at
    // most
    assertThat(new WeightedConformal(0.42, 0.5).quantile(new double[] {1, 2})).isEqualTo(2);
    assertThat(new WeightedConformal(0.43, 0.5).quantile(new double[] {1, 2})).isInfinite();
    assertThat(new WeightedConformal(0.14, 0.5).quantile(new double[] {1, 2})).isEqualTo(1);
  }

  @Test
  void withoutDecayTheWeightedQuantileIsThePlainOne() {
    double[] scores =
        Oracle.numbers(ORACLE.at("/given/abs_residual_scores")).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    for (JsonNode one : ORACLE.at("/expected/split")) {
      double weighted = new WeightedConformal(1 - one.get("alpha").asDouble(), 1).quantile(scores);
      if (one.get("q").isNumber()) {
        assertThat(weighted).isEqualTo(one.get("q").asDouble());
      } else {
        assertThat(weighted).isInfinite();
      }
    }
  }

  @Test
  void intervalForecastsMoveByTheQuantileOfTheirScores() {
    JsonNode given = ORACLE.at("/given/cqr");
    double[] scores =
        QuantileConformal.scores(
            array(given.get("lo")), array(given.get("hi")), array(given.get("y")));
    assertThat(scores).containsExactly(array(ORACLE.at("/expected/cqr_scores")), within(1e-12));
    double level = 1 - ORACLE.at("/given/cqr_alpha").asDouble();
    assertThat(new QuantileConformal(level).move(scores))
        .isEqualTo(ORACLE.at("/expected/cqr_Q").asDouble(), within(1e-12));
    assertThat(new QuantileConformal(0.5).move(new double[] {-3, -2, -1})).isEqualTo(-2);
    assertThat(new QuantileConformal(0.95).move(scores)).isInfinite();
  }

  private static double[] array(JsonNode numbers) {
    return Oracle.numbers(numbers).stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void coverageIsBetaAndItsEndsAreThoseOfTheOracle() {
    JsonNode oracle = Oracle.read("ro-11-conformal-coverage-law");
    double level = 1 - oracle.at("/given/alpha").asDouble();
    CoverageLaw law = new CoverageLaw(oracle.at("/given/n").asInt(), level);
    assertThat(law.mean()).isEqualTo(oracle.at("/expected/mean").asDouble(), within(1e-12));
    assertThat(law.quantile(0.05)).isEqualTo(oracle.at("/expected/p05").asDouble(), within(1e-9));
    assertThat(law.quantile(0.95)).isEqualTo(oracle.at("/expected/p95").asDouble(), within(1e-9));
  }

  /** One error, level 0.5: coverage is uniform, so each count of 4 outcomes is as likely. */
  @Test
  void countsOfFurtherOutcomesAreBetaBinomial() {
    CoverageLaw uniform = new CoverageLaw(1, 0.5);
    for (int j = 0; j <= 4; j++) {
      assertThat(uniform.within(4, j)).isCloseTo(0.2, within(1e-12));
    }
    CoverageLaw law = new CoverageLaw(24, 0.9);
    double sum = 0;
    double mean = 0;
    for (int j = 0; j <= 12; j++) {
      sum += law.within(12, j);
      mean += j * law.within(12, j);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(mean).isCloseTo(12 * 23 / 25.0, within(1e-9));
    assertThatThrownBy(() -> new CoverageLaw(8, 0.9)).hasMessageContaining("8 errors");
  }

  private static UncertaintySet box(List<Double> errors, Kind kind) {
    MonthlySeries zero = MonthlySeries.constant(YearMonth.of(2025, 1), 1, 0);
    return new CalibratedBoxes()
        .box(
            "U-1",
            List.of(new Parameter("x", zero, errors, -1e6, 1e6, 0.5)),
            new Radius(kind, 0.9, 1.2));
  }

  private static double radius(List<Double> errors, Kind kind) {
    return box(errors, kind).of("x").orElseThrow().upper().at(0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void whenErrorsGrowBothFollowFasterThanThePlainQuantile(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> errors = new ArrayList<>();
    for (int t = 0; t < 80; t++) {
      errors.add((t < 65 ? 1 : 4) * (2 * random.nextDouble() - 1));
    }
    double plain = radius(errors, Kind.CONFORMAL);
    assertThat(radius(errors, Kind.CONFORMAL_RECENT)).isGreaterThanOrEqualTo(plain);
    assertThat(radius(errors, Kind.CONFORMAL_ADAPTIVE)).isGreaterThanOrEqualTo(plain);
    assertThat(radius(errors, Kind.CONFORMAL_RECENT) + radius(errors, Kind.CONFORMAL_ADAPTIVE))
        .isGreaterThan(2 * plain);
  }

  @Test
  void tooFewErrorsAreSaidByAll() {
    for (Kind kind : List.of(Kind.CONFORMAL, Kind.CONFORMAL_RECENT, Kind.CONFORMAL_ADAPTIVE)) {
      UncertaintySet set = box(List.of(0.1, -0.7, 0.2), kind);
      assertThat(set.of("x").orElseThrow().upper().at(0)).as("%s", kind).isEqualTo(0.7);
      assertThat(set.notes()).as("%s", kind).hasSize(1);
    }
  }
}
