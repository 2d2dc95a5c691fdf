package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is refused with what would be, never passed over. */
class UnknownNamesTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/decisions?State=PROPOSED | 'State' in the address is unknown here; expected some of state, limit.",
        "/alarms?state=SHELVED     | 'state' in the address is unknown here; expected nothing after '?'.",
        "/plans?limit=5&limit=7    | 'limit' stands more than once in the address; expected it once.",
        "/plans?limit=             | 'limit' in the address has no value; expected one, or not to be there.",
        "/plans?limit=1e9          | limit is '1e9'; expected a whole number from 1 to 1000.",
        "/twin?At=2024-03-01       | 'At' in the address is unknown here; expected some of at.",
        "/history/S01/stock_on_hand?form=2024-03-01 | 'form' in the address is unknown here; expected some of from",
      })
  void ofTheAddress(String path, String detail) throws Exception {
    var answer = served.get("/api/v1" + path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).startsWith(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?from=mail", "/metrics?format=text", "/health/live?probe=1"})
  void pagesAndProbesMayBeAskedWithAnything(String path) throws Exception {
    assertThat(served.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/decisions/D-000002/approve",
        "/decisions/D-000002/reject",
        "/alarms/supplier-disrupted-S01/acknowledge",
        "/alarms/supplier-disrupted-S01/shelve",
        "/alarms/supplier-disrupted-S01/unshelve"
      })
  void ofAnAnswersBody(String path) throws Exception {
    String before = served.get("/api/v1/decisions").text() + served.get("/api/v1/alarms").text();
    var answer = served.post("/api/v1" + path, "operator-token", "{\"Comment\":\"ok\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/Comment");
    assertThat(answer.json().path("detail").asText())
        .startsWith("'Comment' is unknown; expected some of [comment");
    assertThat(served.get("/api/v1/decisions").text() + served.get("/api/v1/alarms").text())
        .isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"files\":{\"a.drl\":\"below 10\"},\"form\":\"2024-03-01\"} | 'form' is unknown",
        "{\"files\":{\"a.drl\":7}} | files a.drl is 7; expected a word.",
        "{\"files\":{}} | Expected {\"files\":",
        "{\"files\":{\"a.drl\":\"x\"},\"from\":\"2024-03-02\",\"to\":\"2024-03-01\"} | from is 2024-03-02",
      })
  void ofADryRun(String body, String detail) throws Exception {
    var answer = served.post("/api/v1/rules/dry-run", "engineer-token", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).startsWith(detail);
  }

  @Test
  void aByteOrderMarkBeforeABodyIsNoFault() throws Exception {
    String path = "/api/v1/alarms/supplier-disrupted-S01/acknowledge";
    var answer = served.post(path, "operator-token", "\uFEFF{\"comment\":\"seen\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("comment").asText()).isEqualTo("seen");
    var list = served.post("/api/v1/front", "operator-token", "[]");
    assertThat(list.json().path("detail").asText())
        .isEqualTo("Expected an object with some of [points], or no body.");
  }

  @Test
  void whatStandsBetweenTwoAmpersandsIsNoName() throws Exception {
    assertThat(served.get("/api/v1/plans?&limit=1&&").status()).isEqualTo(200);
  }

  @Test
  void ofAForecastsTarget() throws Exception {
    served.backend.record = new FakeForecasts();
    for (String path : new String[] {"/api/v1/forecasts", "/api/v1/forecasts/record"}) {
      assertThat(served.get(path + "?target=carbon").status()).isEqualTo(200);
      var unknown = served.get(path + "?target=coal");
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.json().path("detail").asText())
          .startsWith("There is no forecast of 'coal' so far; expected one of carbon");
    }
  }
}
