package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Tournament;
import org.looptwin.forecast.api.TournamentResult.Score;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** Against worked examples: the errors of a toy forecast, and the published ensembles. */
class LossesTest {
  private static JsonNode oracle(String name) throws IOException {
    try (InputStream file = LossesTest.class.getResourceAsStream("/oracles/" + name)) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  @Test
  void aLeaderboardHasTheErrorsOfTheToyForecast() throws IOException {
    JsonNode oracle = oracle("fc-06-toy-metrics.json");
    double[] past = numbers(oracle.at("/given/insample"));
    double[] actual = numbers(oracle.at("/given/actual"));
    double[] forecast = numbers(oracle.at("/given/forecast"));
    Score score = scoreOf(past, actual, forecast);
    JsonNode expected = oracle.get("expected");
    assertThat(score.mae()).isEqualTo(expected.get("mae").asDouble(), within(1e-9));
    assertThat(score.rmse()).isEqualTo(expected.get("rmse").asDouble(), within(1e-9));
    assertThat(score.smape()).isEqualTo(expected.get("smape").asDouble(), within(1e-9));
    assertThat(score.mase()).isEqualTo(expected.get("mase_m12").asDouble(), within(1e-9));
  }

  private static Score scoreOf(double[] past, double[] actual, double[] forecast) {
    RollingTournament tournament = new RollingTournament();
    tournament.join(
        new Forecaster() {
          @Override
          public String name() {
            return "toy";
          }

          @Override
          public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
            return new ForecastAnswer.Path(DoubleStream.of(forecast).boxed().toList());
          }
        },
        Map.of());
    double[] all = DoubleStream.concat(DoubleStream.of(past), DoubleStream.of(actual)).toArray();
    MonthlySeries values = new MonthlySeries(YearMonth.of(2020, 1), all);
    return tournament
        .play(
            List.of(new SeriesHistory("toy", values, 12, 0, 1000)),
            new Tournament.Rules(actual.length, 1, 1, Heard.EVERYONE, Double.NaN),
            Given.PATIENT)
        .leaderboard()
        .stream()
        .filter(score -> score.member().equals("toy"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRankedProbabilityScoreCountsAPointWithItself() throws IOException {
    JsonNode oracle = oracle("fc-07-crps-pinball.json");
    for (int i = 0; i < oracle.at("/given/ensemble").size(); i++) {
      JsonNode each = oracle.at("/given/ensemble").get(i);
      assertThat(Losses.crps(each.get(0).asDouble(), numbers(each.get(1))))
          .isEqualTo(oracle.at("/expected/ensemble").get(i).asDouble(), within(1e-10));
    }
  }

  @Test
  void pinballAndIntervalScoresAreThoseOfTheExamples() throws IOException {
    JsonNode oracle = oracle("fc-07-crps-pinball.json");
    for (int i = 0; i < oracle.at("/given/pinball").size(); i++) {
      double[] given = numbers(oracle.at("/given/pinball").get(i));
      assertThat(Losses.pinball(given[0], given[1], given[2]))
          .isEqualTo(oracle.at("/expected/pinball").get(i).asDouble(), within(1e-10));
    }
    for (int i = 0; i < oracle.at("/given/interval").size(); i++) {
      double[] given = numbers(oracle.at("/given/interval").get(i));
      assertThat(Losses.interval(given[0], given[1], given[2], given[3]))
          .isEqualTo(oracle.at("/expected/interval").get(i).asDouble(), within(1e-10));
    }
  }

  @Test
  void anEvenSampleOfANormalDistributionComesNearItsClosedForm() throws IOException {
    JsonNode oracle = oracle("fc-07-crps-pinball.json");
    double[] points = new double[2000];
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    for (int i = 0; i < points.length; i++) {
      double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
      points[i] = 80 + 4.2 * radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
    assertThat(Losses.crps(85, points))
        .isEqualTo(oracle.at("/expected/gaussian").get(3).asDouble(), within(0.15));
  }

  @Test
  void nothingForecastAndNothingHappenedIsNoError() {
    assertThat(Losses.symmetricPercent(0, 0)).isZero();
    assertThat(Losses.symmetricPercent(1, 0)).isEqualTo(200);
  }
}
