package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Arena.Standing;
import org.looptwin.model.forecast.SeriesHistory;

class LeaderboardTest {
  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static Standing of(List<Standing> standings, String member) {
    return standings.stream().filter(s -> s.member().equals(member)).findFirst().orElseThrow();
  }

  @Test
  void errorsAreThoseOfTheOracle() throws Exception {
    JsonNode oracle;
    try (InputStream in =
        LeaderboardTest.class.getResourceAsStream("/oracles/fc-06-toy-metrics.json")) {
      oracle = new ObjectMapper().readTree(in);
    }
    double[] past = numbers(oracle.at("/given/insample"));
    double[] actual = numbers(oracle.at("/given/actual"));
    double[] forecast = numbers(oracle.at("/given/forecast"));
    SeriesHistory history =
        Given.history(
            DoubleStream.concat(DoubleStream.of(past), DoubleStream.of(actual)).toArray());
    List<Standing> standings =
        Given.arena(Given.member("toy", (known, horizon) -> forecast.clone()))
            .leaderboard(history, 6, 1, 1);
    Standing toy = of(standings, "toy");
    assertThat(toy.mae()).isEqualTo(oracle.at("/expected/mae").asDouble(), within(1e-9));
    assertThat(toy.rmse()).isEqualTo(oracle.at("/expected/rmse").asDouble(), within(1e-9));
    // naive says 140: errors 5, 10, 38, 23, 32, 38; 28 against 146
    assertThat(of(standings, "naive").mae()).isEqualTo(146.0 / 6, within(1e-9));
    assertThat(toy.naiveRatio()).isEqualTo(28.0 / 146, within(1e-9));
    assertThat(standings.get(0).member()).isEqualTo("toy");
  }

  @Test
  void theBestStandFirstBesideNaiveAndTheMix() {
    SeriesHistory line = Given.history(Given.series(60, t -> t));
    List<Standing> standings =
        Given.arena(Given.drift("backwards", -1), Given.drift("drift", 1))
            .leaderboard(line, 3, 12, 1);
    assertThat(standings)
        .extracting(Standing::member)
        .containsExactly("drift", "mix", "naive", "backwards");
    assertThat(standings).extracting(Standing::admitted).containsExactly(true, true, true, false);
    assertThat(of(standings, "naive").mae()).isEqualTo(2.0, within(1e-12)); // (1 + 2 + 3) / 3
    assertThat(of(standings, "naive").naiveRatio()).isEqualTo(1.0);
    assertThat(of(standings, "backwards").naiveRatio()).isEqualTo(2.0, within(1e-12));
  }

  @Test
  void aSingleMonthGivesNoStanding() {
    assertThat(Given.arena().leaderboard(Given.history(5), 3, 12, 1)).isEmpty();
  }
}
