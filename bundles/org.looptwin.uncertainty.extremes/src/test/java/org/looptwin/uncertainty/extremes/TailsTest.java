package org.looptwin.uncertainty.extremes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the sample of quantiles of a Pareto tail with xi 0.25 and sigma 2. */
class TailsTest {
  private static double[] sample(int n) {
    return IntStream.range(0, n)
        .mapToDouble(i -> 2 / 0.25 * (Math.pow(1 - (i + 0.5) / n, -0.25) - 1))
        .toArray();
  }

  @Test
  void theLikeliestTailIsTheOneFoundElsewhere() throws IOException {
    JsonNode expected = Oracle.read("evt-02-gpd-quantile-sample.json").get("expected");
    GeneralizedPareto fitted = GeneralizedPareto.fit(sample(200));
    assertThat(fitted.xi()).isEqualTo(expected.get("mle_xi").asDouble(), within(1e-4));
    assertThat(fitted.sigma()).isEqualTo(expected.get("mle_sigma").asDouble(), within(1e-4));
    assertThat(fitted.logLikelihood(sample(200)))
        .isEqualTo(expected.get("loglik").asDouble(), within(1e-6));
  }

  @Test
  void weightedMomentsAreThoseOfHoskingAndWallis() throws IOException {
    JsonNode expected = Oracle.read("evt-02-gpd-quantile-sample.json").get("expected");
    GeneralizedPareto fitted = GeneralizedPareto.byMoments(sample(200));
    assertThat(fitted.xi()).isEqualTo(expected.get("pwm_xi").asDouble(), within(1e-9));
    assertThat(fitted.sigma()).isEqualTo(expected.get("pwm_sigma").asDouble(), within(1e-9));
  }

  @Test
  void whatIsExceededOnceInAThousandAndItsMeanBeyond() throws IOException {
    JsonNode expected = Oracle.read("evt-02-gpd-quantile-sample.json").get("expected");
    GeneralizedPareto fitted =
        new GeneralizedPareto(
            expected.get("mle_xi").asDouble(), expected.get("mle_sigma").asDouble());
    assertThat(fitted.valueAtRisk(0.999, 10, 0.1))
        .isEqualTo(expected.get("var_p").asDouble(), within(1e-9));
    assertThat(fitted.expectedShortfall(0.999, 10, 0.1))
        .isEqualTo(expected.get("es_p").asDouble(), within(1e-9));
  }

  @Test
  void anExponentialTailHasShapeZero() {
    double[] sample =
        IntStream.range(0, 400).mapToDouble(i -> -3 * Math.log(1 - (i + 0.5) / 400)).toArray();
    GeneralizedPareto fitted = GeneralizedPareto.likeliest(sample);
    assertThat(fitted.xi()).isEqualTo(0, within(0.03));
    assertThat(fitted.sigma()).isEqualTo(3, within(0.1));
    assertThat(new GeneralizedPareto(0, 3).exceededWith(0.01))
        .isEqualTo(new GeneralizedPareto(1e-7, 3).exceededWith(0.01), within(1e-4));
  }

  @Test
  void aTailWithoutAMeanHasNoShortfall() {
    assertThat(new GeneralizedPareto(1.1, 1).expectedShortfall(0.99, 0, 0.1)).isInfinite();
  }

  @Test
  void yearlyMaximaGiveBackTheirDistribution() {
    GeneralizedExtremeValue truth = new GeneralizedExtremeValue(3.9, 0.2, 0.1);
    double[] maxima =
        IntStream.range(0, 300)
            .mapToDouble(i -> truth.returnLevel(300 / (300 - i - 0.5)))
            .toArray();
    GeneralizedExtremeValue moments = GeneralizedExtremeValue.byMoments(maxima);
    GeneralizedExtremeValue likeliest = GeneralizedExtremeValue.likeliest(maxima);
    for (GeneralizedExtremeValue fitted : new GeneralizedExtremeValue[] {moments, likeliest}) {
      assertThat(fitted.mu()).isEqualTo(3.9, within(0.005));
      assertThat(fitted.sigma()).isEqualTo(0.2, within(0.005));
      assertThat(fitted.xi()).isEqualTo(0.1, within(0.02));
    }
    assertThat(likeliest.logLikelihood(maxima))
        .isGreaterThanOrEqualTo(moments.logLikelihood(maxima));
  }
}
