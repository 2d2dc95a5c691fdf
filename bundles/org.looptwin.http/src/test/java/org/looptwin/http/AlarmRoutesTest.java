package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmRoutesTest {
  private static final String ALARM = "/api/v1/alarms/supplier-disrupted-S01";
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Served.Answer post(String order, String body) throws Exception {
    return served.post(ALARM + "/" + order, "operator-token", body);
  }

  @Test
  void anAcknowledgementNamesTheCaller() throws Exception {
    var answer = post("acknowledge", "{\"comment\":\"on my way\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(answer.json().path("by").asText()).isEqualTo("otto");
    assertThat(answer.json().path("comment").asText()).isEqualTo("on my way");
    var again = post("acknowledge", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asText()).contains("ACKNOWLEDGED", "already");
  }

  @Test
  void shelvingTakesATimeOrASpan() throws Exception {
    // the server's clock stands at noon of 1 March 2024
    assertThat(FakeTwin.NOW).hasToString("2024-03-01T12:00:00Z");
    var span = post("shelve", "{\"for\":\"4h\"}");
    assertThat(span.status()).isEqualTo(200);
    assertThat(span.json().path("shelvedUntil").asText()).isEqualTo("2024-03-01T16:00:00Z");
    var back = post("unshelve", "{\"comment\":\"quay is free\"}");
    assertThat(back.json().path("state").asText()).isEqualTo("UNACKNOWLEDGED");
    assertThat(back.json().path("comment").asText()).isEqualTo("quay is free");
    assertThat(post("unshelve", "").status()).isEqualTo(409);
    var time = post("shelve", "{\"until\":\"2024-03-02T12:00:00Z\"}");
    assertThat(time.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"for\":\"4h\",\"until\":\"2024-03-01T16:00:00Z\"}",
        "{\"for\":\"25h\"}",
        "{\"until\":\"2024-03-01T12:00:00Z\"}",
        "{\"until\":\"2024-03-02T12:00:01Z\"}",
        "{\"for\":\"soon\"}",
        "[]"
      })
  void shelvingIsForTheNextDayOnly(String body) throws Exception {
    assertThat(post("shelve", body).status()).isEqualTo(400);
  }

  @Test
  void whatDoesNotStandCannotBeTouched() throws Exception {
    var answer = served.post("/api/v1/alarms/x-S09/acknowledge", "operator-token", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("detail").asText()).contains("x-S09", "/api/v1/alarms");
  }
}
