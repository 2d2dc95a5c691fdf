package org.looptwin.forecast.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests behind the alarms, against values computed by hand. */
class ScoresTest {
  private static List<Boolean> hits(String text) {
    return text.chars().mapToObj(c -> c == '1').toList();
  }

  @Test
  void kupiecsRatioIsThatOfTheBinomialLikelihoods() {
    // 10 of 20 missed where 4 should: 2 (20 ln 0.5 - (10 ln 0.2 + 10 ln 0.8)) = 8.92574...
    CoverageLikelihood half = new CoverageLikelihood(hits("10".repeat(10)), 0.8);
    assertThat(half.kupiec())
        .isEqualTo(2 * (20 * Math.log(0.5) - 10 * Math.log(0.16)), within(1e-12));
    assertThat(half.kupiec()).isEqualTo(8.92574, within(1e-5));
    assertThat(CoverageLikelihood.pValue(half.kupiec())).isEqualTo(0.00281, within(1e-5));
    // 4 of 20: exactly as promised
    assertThat(new CoverageLikelihood(hits("11110".repeat(4)), 0.8).kupiec())
        .isEqualTo(0, within(1e-12));
    // none missed: 2 x 20 x -ln 0.8
    assertThat(new CoverageLikelihood(hits("1".repeat(20)), 0.8).kupiec())
        .isEqualTo(-40 * Math.log(0.8), within(1e-12));
  }

  @Test
  void christoffersensRatioSeesMissesThatComeInARow() {
    // 19 steps: after 15 hits 1 miss, after 4 misses 3 misses
    CoverageLikelihood row = new CoverageLikelihood(hits("1".repeat(16) + "0000"), 0.8);
    double apart = Math.log(1 / 16.0) + 15 * Math.log(15 / 16.0); // 16 steps after hits
    double together = 4 * Math.log(4 / 19.0) + 15 * Math.log(15 / 19.0);
    assertThat(row.christoffersen()).isEqualTo(2 * (apart - together), within(1e-12));
    assertThat(CoverageLikelihood.pValue(row.christoffersen())).isLessThan(0.01);
    assertThat(
            CoverageLikelihood.pValue(
                new CoverageLikelihood(hits("11110".repeat(4)), 0.8).christoffersen()))
        .isGreaterThan(0.1);
  }

  @Test
  void missesAtEvenDistancesAreNotInARow() {
    CoverageLikelihood even = new CoverageLikelihood(hits("11110".repeat(20)), 0.8);
    assertThat(CoverageLikelihood.pValue(even.christoffersen())).isLessThan(0.01);
    assertThat(even.inARow()).isFalse();
    assertThat(new CoverageLikelihood(hits("1".repeat(16) + "0000"), 0.8).inARow()).isTrue();
  }

  @Test
  void theChiSquaredTailIsThatOfTheTables() {
    assertThat(CoverageLikelihood.pValue(3.841459)).isEqualTo(0.05, within(1e-6));
    assertThat(CoverageLikelihood.pValue(6.634897)).isEqualTo(0.01, within(1e-6));
    assertThat(CoverageLikelihood.pValue(0)).isEqualTo(1, within(1e-6));
  }

  @Test
  void aDriftIsSeenAfterTheThirdLargeErrorAndOneOutlierIsNone() {
    List<Double> errors = new ArrayList<>(IntStream.range(0, 12).mapToObj(t -> 1.0).toList());
    errors.add(100.0); // capped at 4: 4 - 1.5
    assertThat(PageHinkley.statistic(errors)).isEqualTo(2.5, within(1e-12));
    errors.addAll(List.of(-4.0, 4.0));
    assertThat(PageHinkley.statistic(errors)).isEqualTo(7.5, within(1e-12));
    errors.addAll(List.of(1.0, 1.0, 1.0, 1.0, 1.0));
    assertThat(PageHinkley.statistic(errors)).isEqualTo(5, within(1e-12));
    assertThat(PageHinkley.statistic(errors.subList(0, 12))).isNaN();
  }

  @Test
  void calmErrorsSeldomLookLikeADrift() {
    SplittableRandom random = new SplittableRandom(11);
    int alarms = 0;
    for (int sample = 0; sample < 2_000; sample++) {
      Double[] errors = new Double[24];
      Arrays.setAll(errors, t -> normal(random));
      alarms += PageHinkley.statistic(Arrays.asList(errors)) > PageHinkley.LIMIT ? 1 : 0;
    }
    assertThat(alarms / 2_000.0).isLessThan(0.05);
  }

  private static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
