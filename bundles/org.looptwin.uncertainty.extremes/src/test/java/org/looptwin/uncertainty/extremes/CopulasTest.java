package org.looptwin.uncertainty.extremes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopulasTest {
  @Test
  void theyHaveTheValuesOfTheTable() throws IOException {
    for (JsonNode row : Oracle.read("evt-04-copulas.json").at("/expected/cdf")) {
      double u = row.get("u").asDouble();
      double v = row.get("v").asDouble();
      check(new GaussianCopula(0.5).cdf(u, v), row, "gaussian_rho05");
      check(new GaussianCopula(0.08).cdf(u, v), row, "gaussian_rho008");
      check(new ClaytonCopula(2).cdf(u, v), row, "clayton_2");
      check(new GumbelCopula(2).cdf(u, v), row, "gumbel_2");
    }
  }

  private static void check(double value, JsonNode row, String name) {
    assertThat(value).as(name).isEqualTo(row.get(name).asDouble(), within(1e-7));
  }

  @Test
  void rankCorrelationsAndTailsAreTheKnownOnes() throws IOException {
    JsonNode expected = Oracle.read("evt-04-copulas.json").get("expected");
    assertThat(new GaussianCopula(0.5).tau()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(new GaussianCopula(0.08).tau())
        .isEqualTo(expected.at("/tau/gaussian_study_a_rho008").asDouble(), within(1e-12));
    assertThat(new ClaytonCopula(2).tau()).isEqualTo(0.5);
    assertThat(new GumbelCopula(2).tau()).isEqualTo(0.5);
    assertThat(new ClaytonCopula(2).lowerTail())
        .isEqualTo(expected.at("/tail/clayton2_lower").asDouble(), within(1e-6));
    assertThat(new GumbelCopula(2).upperTail())
        .isEqualTo(expected.at("/tail/gumbel2_upper").asDouble(), within(1e-6));
    assertThat(new GaussianCopula(0.9).upperTail()).isZero();
    for (JsonNode t : expected.at("/tail/t")) {
      StudentCopula copula = new StudentCopula(t.get("rho").asDouble(), t.get("nu").asDouble());
      assertThat(copula.upperTail()).isEqualTo(t.get("lambda_").asDouble(), within(1e-6));
    }
  }

  @Test
  void quantilesUndoTheirDistributions() {
    assertThat(Normal.cdf(Normal.quantile(0.975))).isEqualTo(0.975, within(1e-13));
    assertThat(Normal.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-9));
    assertThat(new Student(4).quantile(0.95)).isEqualTo(2.131846786, within(1e-8));
    assertThat(new Student(4).cdf(-2.131846786)).isEqualTo(0.05, within(1e-9));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void drawnPairsAreRecognisedForWhatTheyAre(long seed) {
    for (Copula truth :
        new Copula[] {new ClaytonCopula(3), new GumbelCopula(2.5), new GaussianCopula(0.7)}) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] series = new double[2][200];
      for (int t = 0; t < 200; t++) {
        double[] pair = truth.draw(2, random);
        series[0][t] = pair[0];
        series[1][t] = pair[1];
      }
      Copula found = new Dependence(series).fits().get(0).copula();
      assertThat(found.tau()).isEqualTo(truth.tau(), within(0.1));
    }
  }

  @Test
  void lowTogetherIsToldFromHighTogether() {
    assertThat(bestFor(new ClaytonCopula(3))).isEqualTo("clayton");
    assertThat(bestFor(new GumbelCopula(2.5))).isEqualTo("gumbel");
  }

  private static String bestFor(Copula truth) {
    SplittableRandom random = new SplittableRandom(4);
    double[][] series = new double[2][600];
    for (int t = 0; t < 600; t++) {
      double[] pair = truth.draw(2, random);
      series[0][t] = pair[0];
      series[1][t] = pair[1];
    }
    return new Dependence(series).fits().get(0).copula().name();
  }

  @Test
  void drawsOfAStudentCopulaMeetInTheTailMoreOftenThanGaussianOnes() {
    assertThat(together(new StudentCopula(0.3, 2)))
        .isGreaterThan(1.5 * together(new GaussianCopula(0.3)));
  }

  private static double together(Copula copula) {
    SplittableRandom random = new SplittableRandom(9);
    int both = 0;
    for (int i = 0; i < 20_000; i++) {
      double[] pair = copula.draw(2, random);
      both += pair[0] > 0.98 && pair[1] > 0.98 ? 1 : 0;
    }
    return both;
  }

  @Test
  void equalValuesShareTheirRank() {
    assertThat(Dependence.ranks(new double[] {5, 1, 5, 9}))
        .containsExactly(new double[] {0.5, 0.2, 0.5, 0.8}, within(1e-12));
  }
}
