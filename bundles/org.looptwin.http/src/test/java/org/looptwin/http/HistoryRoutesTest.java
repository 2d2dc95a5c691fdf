package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.model.telemetry.SeriesId;

class HistoryRoutesTest {
  private static final String STOCK = "/api/v1/history/S01/stock_on_hand";
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void asksTheStoreForWhatTheAddressSays() throws Exception {
    var answer =
        served.get(STOCK + "?from=2024-02-01&to=2024-03-01T06:00:00Z&every=15m&fn=MAX&quality=all");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(served.backend.history.last())
        .isEqualTo(
            new FakeHistory.Asked(
                new SeriesId("supplier", "S01", "stock_on_hand"),
                Instant.parse("2024-02-01T00:00:00Z"),
                Instant.parse("2024-03-01T06:00:00Z"),
                Duration.ofMinutes(15),
                Function.MAX,
                true));
    assertThat(answer.json().path("series").asText()).isEqualTo("supplier/S01/stock_on_hand");
    assertThat(answer.json().path("every").asText()).isEqualTo("15m");
    assertThat(answer.json().path("fn").asText()).isEqualTo("max");
    assertThat(answer.json().path("points").toString())
        .isEqualTo("[[\"2024-02-01T00:00:00Z\",12.5]]");
  }

  @Test
  void givesRawPointsOfTheLastDayWhenNothingIsSaid() throws Exception {
    served.get(STOCK);
    var asked = served.backend.history.last();
    assertThat(asked.every()).isZero();
    assertThat(asked.all()).isFalse();
    assertThat(asked.to()).isAfter(FakeTwin.NOW);
    assertThat(Duration.between(asked.from(), asked.to())).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void includesReadingsThatAreAheadOfTheClock() throws Exception {
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T12:01:00Z", 1);
    served.get(STOCK);
    assertThat(served.backend.history.last().to()).isAfter(Instant.parse("2024-03-01T12:01:00Z"));
  }

  @Test
  void aHistoryThatIsAwayIsNotAvailableAndItsAddressIsNotTold() throws Exception {
    served.backend.history.isAway();
    var answer = served.get(STOCK);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("The history does not answer; the server's log says why.");
  }

  @Test
  void knowsLanesAndMarkets() throws Exception {
    assertThat(served.get("/api/v1/history/lane/L1/eta_delay_h").status()).isEqualTo(200);
    assertThat(served.backend.history.last().series().path()).isEqualTo("lane/L1/eta_delay_h");
    assertThat(served.get("/api/v1/history/market/eua_price").status()).isEqualTo(200);
    assertThat(served.backend.history.last().series()).isEqualTo(SeriesId.market("eua_price"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/history/S99/stock_on_hand, 404, no node 'S99'",
    "/api/v1/history/S01/nonsense, 404, sends no 'nonsense'",
    "/api/v1/history/lane/L9/eta_delay_h, 404, no lane 'L9'",
    "/api/v1/history/market/nonsense, 404, sends no 'nonsense'",
    "/api/v1/history/S01/stock_on_hand?every=soon, 400, every is 'soon'",
    "/api/v1/history/S01/stock_on_hand?every=0h, 400, every is '0h'",
    "/api/v1/history/S01/stock_on_hand?fn=median, 400, fn is 'median'",
    "/api/v1/history/S01/stock_on_hand?quality=some, 400, quality is 'some'",
    "/api/v1/history/S01/stock_on_hand?from=2024-03-02&to=2024-03-01, 400, must be before to",
    "/api/v1/history/S01/stock_on_hand?from=2000-01-01&every=1s, 400, the limit is 100000",
  })
  void namesWhatIsWrong(String path, int status, String detail) throws Exception {
    var answer = served.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(detail);
  }

  @Test
  void sendsAHundredThousandPointsInPieces() throws Exception {
    served.backend.history.holds(100_000);
    var points = served.get(STOCK + "?from=2024-03-01").json().path("points");
    assertThat(points).hasSize(100_000);
    assertThat(points.get(2_000).get(0).asText()).isEqualTo("2024-03-01T00:00:02Z");
    assertThat(points.get(99_999).get(1).asDouble()).isEqualTo(12.5);
  }

  @Test
  void doesNotReadAMillionRawPointsIntoMemory() throws Exception {
    served.backend.history.holds(1_000_000);
    var answer = served.get(STOCK);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("1000000 points", "every=1h");
    assertThat(served.backend.history.last().fn()).isEqualTo(Function.COUNT);
  }

  @Test
  void saysWhereOnlyHourlyRollUpsAreLeft() throws Exception {
    assertThat(served.get(STOCK).json().has("resolution")).isFalse();
    var old = served.get(STOCK + "?from=2019-01-01&to=2019-02-01&every=1h");
    assertThat(old.json().path("resolution").asText()).isEqualTo("PT1H");
  }

  @Test
  void givesNoRollUpForASingleReading() throws Exception {
    var part = served.get(STOCK + "?from=2019-12-01&to=2020-02-01");
    assertThat(part.json().path("from").asText()).isEqualTo("2019-12-01T00:00:00Z");
    assertThat(part.json().path("rolledUpUntil").asText()).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(served.backend.history.last().from()).isEqualTo("2020-01-01T00:00:00Z");

    var all = served.get(STOCK + "?from=2019-01-01&to=2019-02-01");
    assertThat(all.json().path("points")).isEmpty();
    assertThat(all.json().path("rolledUpUntil").asText()).isEqualTo("2019-02-01T00:00:00Z");
    var csv = served.get(STOCK + "?from=2019-01-01&to=2019-02-01&format=csv");
    assertThat(csv.header("Looptwin-Rolled-Up-Until")).isEqualTo("2019-02-01T00:00:00Z");
    assertThat(csv.text()).isEqualTo("series,ts,value\n");
  }

  @Test
  void givesCsvToWhoAsksForIt() throws Exception {
    var answer = served.get(STOCK + "?from=2024-03-01&to=2024-03-02&every=1h&format=csv");
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    assertThat(answer.text())
        .isEqualTo("series,ts,value\nsupplier/S01/stock_on_hand,2024-03-01T00:00:00Z,12.5\n");
    var accepted = served.send(served.request(STOCK).header("Accept", "text/csv").GET());
    assertThat(accepted.text()).startsWith("series,ts,value\n");
    assertThat(served.get(STOCK + "?format=xml").json().path("detail").asText())
        .isEqualTo("format is 'xml'; expected csv or json.");
  }

  @Test
  void sendsMoreRawPointsAsCsvThanItHoldsInMemory() throws Exception {
    served.backend.history.everyMillisecond();
    var answer =
        served.get(STOCK + "?from=2024-03-01T00:00:00Z&to=2024-03-01T00:02:05Z&format=csv");
    List<String> lines = answer.text().lines().skip(1).toList();
    List<Instant> times = lines.stream().map(line -> Instant.parse(line.split(",")[1])).toList();
    assertThat(times.size()).isEqualTo(125_000);
    assertThat(times.equals(times.stream().distinct().sorted().toList())).isTrue();
    assertThat(served.backend.history.most()).isLessThanOrEqualTo(20_000);
    assertThat(lines.get(124_999)).contains("2024-03-01T00:02:04.999Z");
    var much = served.get(STOCK + "?from=2024-03-01&to=2024-03-02&format=csv");
    assertThat(much.status()).isEqualTo(400);
    assertThat(much.json().path("detail").asText()).contains("the limit is 5000000");
  }
}
