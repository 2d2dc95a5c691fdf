package org.looptwin.forecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** What the network is shown. */
class PreparationTest {
  @Test
  void aSeriesThatEndsEarlierKeepsItsLastValueAndOneThatStartsLaterIsLeftOut() {
    Panel panel =
        Panel.of(
            new SeriesHistory(
                "x",
                Given.monthly(1, 2, 3),
                12,
                0,
                10,
                Map.of(
                    "ended", Given.monthly(7, 8),
                    "late", new MonthlySeries(Given.START.plusMonths(1), 4, 5),
                    "early", new MonthlySeries(Given.START.minusMonths(1), 0, 1, 4, 9))));
    assertThat(panel.names()).containsExactly("early", "ended", "x");
    assertThat(panel.rows()).isDeepEqualTo(new double[][] {{1, 7, 1}, {4, 8, 2}, {9, 8, 3}});
  }

  @Test
  void sixtySamplesAreFortyTwoForTrainingAndTwelveForValidation() {
    Samples samples = new Samples(Given.panel(Given.series(72, t -> t)), Form.LEVELS);
    assertThat(samples.training()).isEqualTo(42);
    assertThat(samples.validation()).isEqualTo(12);
  }

  @Test
  void scalesByTheTrainingPartAlone() {
    // 72 months: the training part sees months 0 to 53; later ones are ten times as high
    double[] values = Given.series(72, t -> t < 54 ? t : 530);
    Samples samples = new Samples(Given.panel(values), Form.LEVELS);
    assertThat(samples.scaling().low()).containsExactly(0);
    assertThat(samples.scaling().range()).containsExactly(53);
    assertThat(samples.targets(new int[] {41, 42})).containsExactly(1, 10);
    assertThat(samples.windows(new int[] {42})[11 * 3]).as("the last month before").isEqualTo(1);
  }

  @Test
  void aConstantSeriesIsScaledToZero() {
    Samples samples = new Samples(Given.panel(Given.series(72, t -> 5)), Form.LEVELS);
    assertThat(samples.targets(new int[] {0})).containsExactly(0);
  }

  @Test
  void probabilitiesStayWithinZeroAndOneWhateverTheLastLayerSays() {
    Heads heads = new Samples(Panel.of(Given.history("x", Given.sines(72))), Form.CHANGES).heads();
    Scaling scaling = heads.scaling();
    assertThat(heads.probability()).containsExactly(true, false);
    assertThat(scaling.unscaled(0, heads.scaled(0, 1e6))).isEqualTo(1, within(1e-9));
    assertThat(scaling.unscaled(0, heads.scaled(0, -1e6))).isEqualTo(0, within(1e-9));
    assertThat(scaling.unscaled(1, heads.scaled(1, 1e6))).isGreaterThan(1e6);
  }

  @Test
  void inTheFormOfChangesALastLayerOfZerosIsTheLastValue() {
    Heads heads = new Samples(Panel.of(Given.history("x", Given.sines(72))), Form.CHANGES).heads();
    for (int column = 0; column < 2; column++) {
      double sum = heads.base(column, 0.3);
      assertThat(heads.scaled(column, sum)).isEqualTo(0.3, within(1e-9));
    }
  }

  @Test
  void inTheFormOfLevelsALastLayerOfZerosIsTheTrainingPartsMean() {
    double[] values = Given.series(72, t -> t < 54 ? t : 530);
    Heads heads = new Samples(Given.panel(values), Form.LEVELS).heads();
    double mean = 26.5; // of 0 to 53
    assertThat(heads.scaling().unscaled(0, heads.base(0, 0.9))).isEqualTo(mean, within(1e-9));
  }

  @Test
  void theNetworkIsTrainedAnewEveryYearFromTheFourthOn() {
    assertThat(Refits.upTo(48)).containsExactly(48);
    assertThat(Refits.upTo(85)).containsExactly(48, 60, 72, 84);
    assertThat(Refits.latest(83)).isEqualTo(72);
    assertThat(Refits.upTo(144)).containsExactly(84, 96, 108, 120, 132, 144);
  }
}
