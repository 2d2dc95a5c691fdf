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
  void tellsWhatBecameOfEachMessageSoThatABadOneCannotHoldUpTheOthers() throws Exception {
    String bad = "{\"topic\":\"supplier/S01/stock_on_hand\",\"payload\":{\"ts\":1}}";
    String body = "[" + String.join(",", message("S01", 7), "{}", bad, message("S01", 7)) + "]";
    var answer = served.post(PATH, "plant-token", body);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("durable").asBoolean()).isTrue();
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().path("duplicate").asInt()).isEqualTo(1);
    assertThat(answer.json().path("rejected").asInt()).isEqualTo(2);
    var results = answer.json().path("results");
    assertThat(results.get(0).toString()).isEqualTo("{\"index\":0,\"accepted\":1,\"duplicate\":0}");
    assertThat(results.at("/1/rejected/0/reason").asText()).isEqualTo("malformed");
    assertThat(results.at("/1/rejected/0/detail").asText())
        .startsWith("Message 1 is no message; expected");
    assertThat(results.at("/2/rejected/0/detail").asText()).isEqualTo("There is no v.");
    assertThat(results.at("/3/duplicate").asInt()).isEqualTo(1);
    assertThat(served.backend.twin.last()).isEqualTo(1);
  }

  @Test
  void countsAPlantsRetryAsDuplicates() throws Exception {
    String body = "[" + message("S01", 7) + "," + message("S02", 8) + "]";
    assertThat(served.post(PATH, "plant-token", body).json().path("accepted").asInt()).isEqualTo(2);
    var again = served.post(PATH, "plant-token", body).json();
    assertThat(again.path("accepted").asInt()).isZero();
    assertThat(again.path("duplicate").asInt()).isEqualTo(2);
    assertThat(served.backend.twin.last()).isEqualTo(2);
  }

  @Test
  void takesTopicsAsTheyStandOnMqtt() throws Exception {
    String body = message("S01", 7).replace("supplier/", "looptwin/v1/small/supplier/");
    assertThat(served.post(PATH, "plant-token", body).json().path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void doesNotHoldThePlantWhileTheJournalRefuses() throws Exception {
    served.backend.twin.broken("The journal cannot be written (disk full).");
    var answer = served.post(PATH, "plant-token", message("S01", 7));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("10");
    assertThat(answer.json().path("detail").asText())
        .startsWith("The journal cannot be written (disk full). Nothing was taken.");
    assertThat(served.backend.twin.counts().get("http").received()).isZero();
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
