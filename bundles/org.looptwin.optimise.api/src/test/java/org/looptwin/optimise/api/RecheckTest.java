package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecheckTest {
  private final Recheck recheck = new Recheck(1e-6);

  @Test
  void passesAPointThatHolds() {
    assertThat(recheck.violations(SampleModels.wyndor(), new double[] {2, 6})).isEmpty();
    assertThat(recheck.violations(SampleModels.knapsack(), new double[] {0, 1, 1})).isEmpty();
  }

  @Test
  void namesTheRowTheColumnAndTheFraction() {
    assertThat(recheck.violations(SampleModels.wyndor(), new double[] {2, 6.1}))
        .hasSize(2)
        .anySatisfy(found -> assertThat(found).contains("plant 2").contains("12.2"))
        .anySatisfy(found -> assertThat(found).contains("plant 3"));
    assertThat(recheck.violations(SampleModels.wyndor(), new double[] {-1, 0}))
        .singleElement()
        .satisfies(found -> assertThat(found).contains("doors").contains("-1"));
    assertThat(recheck.violations(SampleModels.knapsack(), new double[] {0, 1, 0.9}))
        .singleElement()
        .satisfies(found -> assertThat(found).contains("c").contains("not whole"));
  }

  @Test
  void catchesWhatIsNotANumber() {
    assertThat(recheck.violations(SampleModels.wyndor(), new double[] {Double.NaN, 0}))
        .isNotEmpty();
  }

  @Test
  void measuresARowByItsTermsAndNotByItsSum() {
    // 1e9 x - 1e9 y = 0: a sum of 500 is rounding, one of 5000 is not
    LinearModel.Builder model = LinearModel.builder("large");
    int row = model.row("difference", 0, 0);
    model.entry(row, model.column("x", 0, 2, 0), 1e9);
    model.entry(row, model.column("y", 0, 2, 0), -1e9);
    LinearModel built = model.build();
    assertThat(recheck.violations(built, new double[] {1 + 5e-7, 1})).isEmpty();
    assertThat(recheck.violations(built, new double[] {1 + 5e-6, 1})).hasSize(1);
  }

  @Test
  void stopsAtTenFindings() {
    LinearModel.Builder model = LinearModel.builder("many");
    for (int at = 0; at < 30; at++) {
      model.column("c" + at, 1, 2, 0);
    }
    assertThat(recheck.violations(model.build(), new double[30])).hasSize(10);
  }
}
