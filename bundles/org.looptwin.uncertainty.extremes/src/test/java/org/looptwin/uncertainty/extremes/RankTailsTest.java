package org.looptwin.uncertainty.extremes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.JointExtremes.Stress;

class RankTailsTest {
  private static Map<String, double[]> drawn(Copula copula) {
    SplittableRandom random = new SplittableRandom(2);
    double[] price = new double[300];
    double[] p = new double[300];
    for (int t = 0; t < 300; t++) {
      double[] pair = copula.draw(2, random);
      price[t] = 80 + 20 * pair[0];
      p[t] = 0.01 + 0.1 * pair[1];
    }
    Map<String, double[]> series = new LinkedHashMap<>();
    series.put("carbon", price);
    series.put("p:S01", p);
    return series;
  }

  @Test
  void whatComesTogetherIsStressedHigherThanIfItDidNot() {
    Stress stress = new RankTails().stress(drawn(new GumbelCopula(4)), 0.01, 1);
    assertThat(stress.copula()).isEqualTo("gumbel");
    assertThat(stress.level()).isBetween(0.97, 0.99); // independent: 0.90
    assertThat(stress.corners().get("carbon").value())
        .isGreaterThan(stress.corners().get("carbon").independent());
  }

  @Test
  void aProbabilityStaysOne() {
    Stress stress = new RankTails().stress(drawn(new ClaytonCopula(2)), 1e-4, 1);
    assertThat(stress.corners().get("p:S01").value()).isBetween(0.0, 1.0);
  }

  @Test
  void equalSeedsGiveEqualStress() {
    assertThat(new RankTails().stress(drawn(new GaussianCopula(0.4)), 0.02, 7))
        .isEqualTo(new RankTails().stress(drawn(new GaussianCopula(0.4)), 0.02, 7));
  }

  @Test
  void theTausOfThePairsAreThoseThatAreSeen() {
    double[] up = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
    double[] turned = up.clone(); // one of 190 pairs of times is in the other order
    turned[0] = 2;
    turned[1] = 1;
    double[] down = Arrays.stream(up).map(x -> -x).toArray();
    DoubleSummaryStatistics taus = new Dependence(up, turned, down).taus();
    assertThat(taus.getMax()).isCloseTo(1 - 2.0 / 190, within(1e-12));
    assertThat(taus.getMin()).isCloseTo(-1, within(1e-12));
    assertThat(taus.getCount()).isEqualTo(3);
  }

  @Test
  void oneSeriesAloneIsRefused() {
    assertThatThrownBy(() -> new RankTails().stress(Map.of("carbon", new double[30]), 0.01, 1))
        .hasMessageContaining("expected 2 or more");
  }
}
