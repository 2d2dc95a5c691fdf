package org.looptwin.uncertainty.calibrated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;
import org.looptwin.uncertainty.api.UncertaintySets.Radius.Kind;

class CalibratedBoxesTest {
  private static final double WIDE = 1e6;
  private final CalibratedBoxes boxes = new CalibratedBoxes();

  private static Radius conformal(double level) {
    return new Radius(Kind.CONFORMAL, level, 1.2);
  }

  private static Parameter parameter(double nominal, List<Double> errors, double fallback) {
    return new Parameter("x", series(nominal), errors, -WIDE, WIDE, fallback);
  }

  private static MonthlySeries series(double... values) {
    return new MonthlySeries(YearMonth.of(2025, 1), values);
  }

  private UncertaintySet box(List<Double> errors, double fallback, Radius radius) {
    return boxes.box("U-1", List.of(parameter(0, errors, fallback)), radius);
  }

  private double radius(List<Double> errors, double fallback, Radius radius) {
    Interval interval = box(errors, fallback, radius).of("x").orElseThrow();
    assertThat(interval.lower().at(0)).isEqualTo(-interval.upper().at(0));
    return interval.upper().at(0);
  }

  @Test
  void conformalRadiiAreThoseOfTheOracle() {
    JsonNode oracle = Oracle.read("ro-10-conformal");
    List<Double> errors = Oracle.numbers(oracle.at("/given/abs_residual_scores"));
    for (JsonNode expected : oracle.at("/expected/split")) {
      double level = 1 - expected.get("alpha").asDouble();
      assertThat(new SplitConformal(level).rank(errors.size()))
          .isEqualTo(expected.get("k").asInt());
      if (expected.get("q").isNumber()) {
        assertThat(radius(errors, 0, conformal(level)))
            .isEqualTo(expected.get("q").asDouble(), within(1e-12));
      } else {
        assertThat(box(errors, 0, conformal(level)).notes().get(0))
            .startsWith("x: 19 errors are too few")
            .contains("24 are needed", "unbounded at this level", "widest honest level is 0.950");
      }
    }
  }

  @Test
  void aLevelThatIsNoExactDoubleDoesNotSkipARank() {
    // 0.55 x 100 is 55.00000000000001 in doubles
    assertThat(new SplitConformal(0.55).rank(99)).isEqualTo(55);
    assertThat(new SplitConformal(0.9).rank(24)).isEqualTo(23);
  }

  @Test
  void signsOfErrorsDoNotMatter() {
    List<Double> errors = List.of(-3.0, 1.0, -2.0, 0.5, 0.1, 0.2, -0.3, 0.4, 0.6);
    assertThat(radius(errors, 0, conformal(0.9))).isEqualTo(3.0); // k = 9 of 9
    assertThat(radius(errors, 0, conformal(0.8))).isEqualTo(2.0); // k = 8
  }

  @Test
  void tooFewErrorsWidenToTheGreaterOfFallbackAndLargestError() {
    List<Double> five = List.of(0.1, -0.4, 0.2, 0.3, 0.05);
    assertThat(radius(five, 0.25, conformal(0.9))).isEqualTo(0.4);
    assertThat(radius(five, 0.7, conformal(0.9))).isEqualTo(0.7);
    assertThat(radius(List.of(), 0.3, conformal(0.9))).isEqualTo(0.3);
    assertThat(box(List.of(), 0.3, conformal(0.9)).notes().get(0)).contains("0 errors are too few");
  }

  @Test
  void anErrorThatIsNoNumberCountsAsInfinitelyWrong() {
    List<Double> errors = new ArrayList<>(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0));
    errors.add(Double.NaN);
    assertThat(radius(errors, 0, conformal(0.8))).isEqualTo(8.0);
    assertThat(radius(errors, 20, conformal(0.9))).isEqualTo(20.0);
  }

  @Test
  void coverageFollowsItsBetaLaw() {
    JsonNode oracle = Oracle.read("ro-11-conformal-coverage-law");
    int n = oracle.at("/given/n").asInt();
    Random random = new Random(11);
    double[] coverage = new double[2000];
    for (int i = 0; i < coverage.length; i++) {
      List<Double> errors = random.doubles(n).mapToObj(u -> random.nextGaussian()).toList();
      double radius = radius(errors, 0, conformal(0.9));
      int inside = 0;
      for (int j = 0; j < 1000; j++) {
        inside += Math.abs(random.nextGaussian()) <= radius ? 1 : 0;
      }
      coverage[i] = inside / 1000.0;
    }
    Arrays.sort(coverage);
    assertThat(Arrays.stream(coverage).average().orElseThrow())
        .isEqualTo(oracle.at("/expected/mean").asDouble(), within(0.005));
    assertThat(coverage[100]).isEqualTo(oracle.at("/expected/p05").asDouble(), within(0.01));
    assertThat(coverage[1900]).isEqualTo(oracle.at("/expected/p95").asDouble(), within(0.01));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void aHigherLevelIsNeverNarrowerAndNeitherIsAnotherBadError(long seed) {
    Random random = new Random(seed);
    List<Double> errors = new ArrayList<>();
    for (int n = 0; n < 30; n++) {
      double before = 0;
      for (double level = 0.05; level <= 1; level += 0.05) {
        double now = radius(errors, 0.1, conformal(level));
        assertThat(now).isGreaterThanOrEqualTo(before);
        List<Double> worse = new ArrayList<>(errors);
        worse.add(now + random.nextDouble());
        if (errors.size() >= 9) { // below, the fallback may have stood in
          assertThat(radius(worse, 0.1, conformal(level))).isGreaterThanOrEqualTo(now);
        }
        before = now;
      }
      errors.add(random.nextGaussian());
    }
  }

  @Test
  void studyALiteralIsTheNumberOfItsExample() {
    JsonNode oracle = Oracle.read("ro-08-study-a-radius");
    double std = oracle.at("/given/std_past").asDouble();
    double variance = oracle.at("/given/var_recent").asDouble();
    double beta = oracle.at("/given/beta").asDouble();
    double delta = new StudyARadius(beta, false).radius(std, variance);
    assertThat(delta).isEqualTo(oracle.at("/expected/delta").asDouble(), within(1e-12));
    double nominal = oracle.at("/given/p_bar").asDouble();
    List<Double> interval = Oracle.numbers(oracle.at("/expected/interval"));
    assertThat(nominal - delta).isEqualTo(interval.get(0), within(1e-12));
    assertThat(nominal + delta).isEqualTo(interval.get(1), within(1e-12));
    // the variance made relative: 1.2 x 0.02 x (1 + 1)
    assertThat(new StudyARadius(beta, true).radius(std, variance)).isEqualTo(0.048, within(1e-12));
  }

  @Test
  void studyATakesTheDeviationOfTwelveErrorsAndTheVarianceOfThree() {
    // 100 is older than 12 months; 12 x -+1: variance 12/11; the last three 1, -1, 1: 4/3
    List<Double> errors = new ArrayList<>(List.of(100.0));
    for (int i = 0; i < 12; i++) {
      errors.add(i % 2 == 0 ? -1.0 : 1.0);
    }
    double std = Math.sqrt(12.0 / 11);
    assertThat(radius(errors, 0, new Radius(Kind.STUDY_A_LITERAL, 0.9, 1.2)))
        .isEqualTo(1.2 * std * (1 + 4.0 / 3), within(1e-12));
    assertThat(radius(errors, 0, new Radius(Kind.STUDY_A_SCALED, 0.9, 1.2)))
        .isEqualTo(1.2 * std * (1 + 4.0 / 3 * 11 / 12), within(1e-12));
  }

  @Test
  void studyAScaledDoesNotDependOnTheUnitAndLiteralDoes() {
    List<Double> euro = List.of(4.0, -3.0, 5.0, 1.0, -2.0, 6.0, -4.0, 2.0, 3.0, -5.0, 4.0, -1.0);
    List<Double> cent = euro.stream().map(error -> 100 * error).toList();
    Radius literal = new Radius(Kind.STUDY_A_LITERAL, 0.9, 1.2);
    assertThat(radius(cent, 0, Radius.STUDY_A))
        .isEqualTo(100 * radius(euro, 0, Radius.STUDY_A), within(1e-9));
    assertThat(radius(cent, 0, literal)).isGreaterThan(1000 * radius(euro, 0, literal));
  }

  @Test
  void studyAWithFewerThanTwelveErrorsIsNeverBelowTheFallback() {
    List<Double> three = List.of(0.01, -0.01, 0.01);
    assertThat(radius(three, 0.5, Radius.STUDY_A)).isEqualTo(0.5);
    assertThat(box(three, 0.5, Radius.STUDY_A).notes().get(0)).contains("3 finite errors");
    assertThat(radius(List.of(8.0, -8.0, 8.0), 0.5, Radius.STUDY_A)).isGreaterThan(9.0);
  }

  @Test
  void theBoxIsCutAtTheDomainAndKeepsTheOrderOfItsParameters() {
    List<Double> errors = List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    Parameter p = new Parameter("p:S01", series(0.05, 0.5, 0.95), errors, 0, 1, 0.2);
    Parameter carbon = new Parameter("carbon", series(90), List.of(), 0, WIDE, 5);
    UncertaintySet set = boxes.box("U-7", List.of(p, carbon), Radius.CONFORMAL_90);
    assertThat(set.id()).isEqualTo("U-7");
    assertThat(set.intervals().keySet()).containsExactly("p:S01", "carbon");
    Interval interval = set.of("p:S01").orElseThrow();
    assertThat(interval.lower()).isEqualTo(series(0, 0.4, 0.95 - 0.1));
    assertThat(interval.upper()).isEqualTo(series(0.05 + 0.1, 0.6, 1));
    assertThat(interval.rule()).isEqualTo("conformal 0.9, 9 errors, k = 9");
    assertThat(set.of("carbon").orElseThrow().upper()).isEqualTo(series(95));
    assertThat(set.notes()).hasSize(1).allMatch(note -> note.startsWith("carbon: "));
  }

  @Test
  void withoutARadiusTheNominalPathStandsAlone() {
    assertThat(radius(List.of(1.0), 5, new Radius(Kind.NONE, 0.9, 1.2))).isZero();
  }

  @Test
  void impossibleQuestionsAreRefusedWithTheValue() {
    assertThatThrownBy(() -> box(List.of(), 0, conformal(90))).hasMessageContaining("90.0");
    assertThatThrownBy(() -> box(List.of(), -1, conformal(0.9))).hasMessageContaining("-1.0");
    Parameter x = parameter(0, List.of(), 1);
    assertThatThrownBy(() -> boxes.box("U", List.of(x, x), Radius.CONFORMAL_90))
        .hasMessageContaining("x stands twice");
  }
}
