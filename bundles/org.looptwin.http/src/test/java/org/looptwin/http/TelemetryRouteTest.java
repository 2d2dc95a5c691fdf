package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryRouteTest {
  private static final String PATH = "/api/v1/telemetry";
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private static String message(String node, double value) {
    return ("{\"topic\":\"supplier/%s/stock_on_hand\","
            + "\"payload\":{\"ts\":\"2024-03-01T10:00:00Z\",\"v\":%s}}")
        .formatted(node, value);
  }

  @Test
  void takesOneMessageAndShowsItInTheTwinAtOnce() throws Exception {
    var answer = served.post(PATH, "operator-token", message("S01", 7));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("messages").asInt()).isEqualTo(1);
    assertThat(
            served.get("/api/v1/twin").json().at("/nodes/S01/metrics/stock_on_hand/v").asDouble())
        .isEqualTo(7);
  }

  @Test
  void takesAnArrayInItsOrder() throws Exception {
    String body = "[" + message("S01", 7) + "," + message("S02", 8) + "," + message("S01", 9) + "]";
    assertThat(served.post(PATH, "admin-token", body).json().path("messages").asInt()).isEqualTo(3);
    var nodes = served.get("/api/v1/twin").json().path("nodes");
    assertThat(nodes.at("/S01/metrics/stock_on_hand/v").asDouble()).isEqualTo(9);
    assertThat(nodes.at("/S02/metrics/stock_on_hand/v").asDouble()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "5",
        "{\"topic\":\"supplier/S01/stock_on_hand\"}",
        "{\"payload\":{}}",
        "{\"topic\":5,\"payload\":{}}",
        "{\"topic\":\"a\",\"payload\":[1]}",
        "{\"topic\":\"a\",\"topic\":\"b\",\"payload\":{}}",
        "{nonsense",
      })
  void refusesWhatIsNoMessageAndTakesNothingOfIt(String body) throws Exception {
    var answer = served.post(PATH, "admin-token", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(served.backend.twin.last()).isZero();
  }

  @Test
  void takesNothingOfAnArrayWithABadMessageAndNamesIt() throws Exception {
    var answer = served.post(PATH, "admin-token", "[" + message("S01", 7) + ",{}]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).startsWith("Message 1 is no message");
    assertThat(served.backend.twin.last()).isZero();
  }

  @Test
  void refusesABodyThatIsTooLargeEvenWhenItsLengthIsNotAnnounced() throws Exception {
    byte[] large = " ".repeat(TelemetryResource.LARGEST_BODY + 1).getBytes();
    var announced =
        served.send(
            served
                .request(PATH)
                .header("Authorization", "Bearer admin-token")
                .POST(BodyPublishers.ofByteArray(large)));
    assertThat(announced.status()).isEqualTo(413);
    assertThat(announced.json().path("detail").asText())
        .contains(String.valueOf(TelemetryResource.LARGEST_BODY));
    var chunked =
        served.send(
            served
                .request(PATH)
                .header("Authorization", "Bearer admin-token")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));
    assertThat(chunked.status()).isEqualTo(413);
  }

  @Test
  void saysSoWhenTheTwinIsClosing() throws Exception {
    served.backend.twin.closing();
    var answer = served.post(PATH, "admin-token", message("S01", 7));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("detail").asText()).contains("closing", "duplicates");
  }

  @Test
  void doesNotPromiseWhatIsNotDurable() throws Exception {
    Duration ordinary = Duration.ofSeconds(10);
    try (Served impatient =
        Served.with(new Listening.Manners(2, ordinary, ordinary, Duration.ofMillis(50)))) {
      impatient.backend.twin.hold();
      var answer = impatient.post(PATH, "admin-token", message("S01", 7));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().path("detail").asText())
          .startsWith("1 of 1 messages were not durable");
    }
  }
}
