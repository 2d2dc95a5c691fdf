package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Trust;

class ForecastRecordRouteTest {
  private static final String RECORD = "/api/v1/forecasts/record";

  @Test
  void aKeptForecastStandsBesideWhatCameOfIt() throws Exception {
    try (Served served = Served.onLoopback()) {
      served.backend.record = new FakeForecasts();
      JsonNode tree = served.get(RECORD + "?target=carbon").json();
      JsonNode first = tree.at("/forecasts/0/months/0");
      assertThat(first.path("month").asText()).isEqualTo("2025-02");
      assertThat(first.path("error").asDouble()).isEqualTo(3);
      assertThat(first.path("naiveError").asDouble()).isEqualTo(3.5);
      assertThat(tree.at("/forecasts/0/months/1").has("outcome")).isFalse();
      assertThat(tree.at("/trust/0/coverage/state").asText()).isEqualTo("TOO_FEW");
      assertThat(tree.at("/trust/0/coverage/kupiecP").isNull()).isTrue();
      assertThat(tree.at("/trust/0/drift/alarm").asBoolean()).isTrue();
      assertThat(tree.path("news")).hasSize(1); // what befell all, not p:S01
    }
  }

  @Test
  void aForecastTellsItsReasonsAndASetWhatSpeaksAgainstIt() throws Exception {
    try (Served served = Served.onLoopback()) {
      FakeForecasts forecasts = new FakeForecasts();
      served.backend.record = forecasts;
      JsonNode reasons = served.get("/api/v1/forecasts").json().at("/forecasts/0/reasons");
      assertThat(reasons.at("/inputs/0/moved").asDouble()).isEqualTo(1.5);
      assertThat(reasons.path("text").asText()).isEqualTo("because");
      forecasts.state = Trust.State.ALARM;
      assertThat(served.get("/api/v1/uncertainty").json().at("/flags/0").asText())
          .isEqualTo("carbon: a sentence");
      JsonNode ready = served.get("/api/v1/health/ready").json();
      assertThat(ready.path("status").asText()).isEqualTo("UP");
      assertThat(ready.path("warnings").toString()).contains("forecasts: carbon: a sentence");
    }
  }

  @Test
  void withoutARecordTheRouteSaysWhoIsMissing() throws Exception {
    try (Served served = Served.onLoopback()) {
      assertThat(served.get(RECORD).status()).isEqualTo(503);
      assertThat(served.get("/api/v1/forecasts").json().at("/forecasts/0").has("reasons"))
          .isFalse();
    }
  }
}
