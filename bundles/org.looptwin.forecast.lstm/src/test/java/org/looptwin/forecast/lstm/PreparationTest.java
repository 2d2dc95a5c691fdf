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
  void inTheFormOfReturnsALastLayerOfZerosIsTheLastValueAndOneIsAnOrdinaryStep() {
    // every step a tenth up or down in logarithms: the root mean square of the steps is 0.1
    double[] price = Given.series(72, t -> 100 * Math.exp(0.1 * (t % 2)));
    Code code = new Samples(Given.panel(price), Form.RETURNS).code();
    double last = code.links()[0].to(100);
    assertThat(code.links()[0].from(code.next(0, last, 0))).isEqualTo(100, within(1e-9));
    assertThat(code.links()[0].from(code.next(0, last, 1)))
        .isEqualTo(100 * Math.exp(0.1), within(1e-9));
  }

  @Test
  void inTheFormOfReturnsTwoPricesLookAlikeWhenTheirReturnsDo() {
    double[] low = Given.series(72, t -> 10 * Math.exp(0.02 * t + 0.1 * (t % 3)));
    double[] high = Given.series(72, t -> 50 * low[t]);
    float[] one = new Samples(Given.panel(low), Form.RETURNS).windows(new int[] {3, 50});
    float[] other = new Samples(Given.panel(high), Form.RETURNS).windows(new int[] {3, 50});
    for (int i = 0; i < one.length; i++) {
      assertThat(other[i]).isEqualTo(one[i], within(1e-5f));
    }
  }

  @Test
  void inTheFormOfReturnsProbabilitiesStayBetweenZeroAndOneAndPricesAboveZero() {
    Code code = new Samples(Panel.of(Given.history("x", Given.sines(72))), Form.RETURNS).code();
    for (double said : new double[] {-1e3, 1e3}) {
      double p = code.links()[0].from(code.next(0, code.links()[0].to(0.1), said));
      double price = code.links()[1].from(code.next(1, code.links()[1].to(50), said));
      assertThat(p).isBetween(0.0, 1.0);
      assertThat(price).isNotNegative();
    }
    assertThat(code.links()[0].from(code.links()[0].to(0))).isEqualTo(1e-4, within(1e-9));
  }

  @Test
  void whatIsNotPositiveIsLearntAsItIs() {
    Code code = new Samples(Given.panel(Given.series(72, t -> t % 5 - 2)), Form.RETURNS).code();
    assertThat(code.links()).containsExactly(Link.SAME);
  }

  @Test
  void theNetworkIsTrainedAnewEveryYearFromTheFourthOn() {
    assertThat(Refits.upTo(48)).containsExactly(48);
    assertThat(Refits.upTo(85)).containsExactly(48, 60, 72, 84);
    assertThat(Refits.latest(83)).isEqualTo(72);
    assertThat(Refits.upTo(144)).containsExactly(84, 96, 108, 120, 132, 144);
  }
}
