package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Motion;
import org.looptwin.model.forecast.TelemetryOutlook.Refills;
import org.looptwin.model.telemetry.SeriesId;

class OutlookRouteTest {
  private static final String PATH = "/api/v1/twin/nodes/S01/outlook";
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
    served.backend.twin.put(STOCK.path(), "2024-03-01T10:00:00Z", 12);
    served.backend.twin.put("supplier/S01/capacity_utilisation", "2024-03-01T10:00:00Z", 80);
    served.backend.desk.foresee(
        new TelemetryOutlook(
            STOCK,
            Instant.parse("2024-03-01T10:00:00Z"),
            12,
            30,
            new Motion(12, -0.5, 0.01, 0, 0, 0.0025, 0, 0.01),
            List.of(),
            Refills.NONE,
            0,
            365));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void tellsWhatComesAndWhenAStockIsOut() throws Exception {
    JsonNode answer = served.get(PATH + "?hours=48").json();
    JsonNode stock = answer.at("/metrics/stock_on_hand");

    assertThat(answer.path("hours").asDouble()).isEqualTo(48);
    assertThat(answer.at("/notForeseen/0").asText()).isEqualTo("capacity_utilisation");
    assertThat(answer.at("/notForeseenBecause/capacity_utilisation").asText())
        .isEqualTo("3 usable readings so far, 8 are needed");
    assertThat(answer.path("notForeseenBecause")).hasSize(1);
    assertThat(stock.path("u").asText()).isEqualTo("d");
    assertThat(stock.path("trend").asText()).isEqualTo("FALLING");
    assertThat(stock.at("/expected/0/hours").asDouble()).isEqualTo(12);
    assertThat(stock.at("/expected/0/mean").asDouble()).isCloseTo(6, within(1e-9));
    assertThat(stock.at("/breaches/0/limit").asDouble()).isZero();
    assertThat(stock.at("/breaches/0/probability").asDouble()).isGreaterThan(0.99);
    // 12 days by 0.5 an hour: a day later
    assertThat(stock.at("/breaches/0/median").asText()).startsWith("2024-03-02T");
  }

  @Test
  void asksAboutLimitsOfOnesOwn() throws Exception {
    JsonNode breaches =
        served
            .get(PATH + "?hours=10&metric=stock_on_hand&below=8&above=400")
            .json()
            .at("/metrics/stock_on_hand/breaches");

    assertThat(breaches).hasSize(2);
    assertThat(breaches.at("/0/limit").asDouble()).isEqualTo(8);
    assertThat(breaches.at("/0/median").asText()).isBetween("2024-03-01T17", "2024-03-01T19");
    assertThat(breaches.at("/1/side").asText()).isEqualTo("ABOVE");
    assertThat(breaches.at("/1/median").isNull()).isTrue();
  }

  @Test
  void refusesWhatItCannotAnswer() throws Exception {
    assertThat(served.get("/api/v1/twin/nodes/X9/outlook").status()).isEqualTo(404);
    assertThat(served.get(PATH + "?metric=no_such").json().path("detail").asText())
        .contains("no_such", "capacity_utilisation, stock_on_hand");
    for (String hours : List.of("0", "-1", "337", "soon", "NaN")) {
      assertThat(served.get(PATH + "?hours=" + hours).status()).as(hours).isEqualTo(400);
    }
    assertThat(served.get(PATH + "?below=low").json().path("detail").asText())
        .isEqualTo("below is 'low'; expected a number such as 12.5.");
  }
}
