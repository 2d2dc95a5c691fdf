package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassportRouteTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
    served.backend.twin.put("battery/PK 7/soh", "2024-03-01T10:00:00Z", 91.5);
    served.backend.twin.put("battery/PK 7/cycles", "2024-03-01T11:00:00Z", 412);
    served.backend.twin.put("battery/PK-8/soc", "2024-03-01T11:30:00Z", 40);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void saysWhatThePackHasToldAndWhatIsMissing() throws Exception {
    var answer = served.get("/api/v1/passports/PK%207");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("batteryId").asText()).isEqualTo("PK 7");
    assertThat(answer.json().path("at").asText()).isEqualTo("2024-03-01T11:00:00Z");
    assertThat(answer.json().path("known")).hasSize(2);
    assertThat(answer.json().at("/known/0/v").asDouble()).isEqualTo(91.5);
    assertThat(answer.json().at("/missing/0/id").asText()).isEqualTo("manufacturer");
    assertThat(answer.json().path("complete").asBoolean(true)).isFalse();
    assertThat(answer.json().path("obligation").isNull()).isTrue(); // the small case has no pack
  }

  @Test
  void saysWhatBeginsThePassportOfAPackThatWasNeverHeardOf() throws Exception {
    var answer = served.get("/api/v1/passports/PK-9");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("detail").asText()).contains("'PK-9'", "battery/PK-9/soh");
  }

  @Test
  void saysSoWhileTheTwinIsAway() throws Exception {
    served.backend.twinThere = false;
    assertThat(served.get("/api/v1/passports/PK-8").status()).isEqualTo(503);
  }

  /** Bound elsewhere, what a pack says of itself is for those with a token. */
  @Test
  void needsATokenWhereEverythingElseDoes() throws Exception {
    try (Served open = Served.elsewhere()) {
      assertThat(open.get("/api/v1/passports/PK-8").status()).isEqualTo(401);
    }
  }
}
