package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwinRoutesTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T10:00:00Z", 12.5);
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T11:00:00Z", 3);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void showsTheTwinWithEverySiteOfTheExtendedNetwork() throws Exception {
    var answer = served.get("/api/v1/twin");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().path("revision").asLong()).isEqualTo(2);
    assertThat(answer.json().at("/nodes/S01/metrics/stock_on_hand/v").asDouble()).isEqualTo(3);
    assertThat(answer.json().at("/nodes/K01/type").asText()).isEqualTo("hub");
  }

  @Test
  void showsTheTwinAsItWas() throws Exception {
    var answer = served.get("/api/v1/twin?at=2024-03-01T10:30:00Z");
    assertThat(answer.json().path("revision").asLong()).isEqualTo(1);
    assertThat(answer.json().at("/nodes/S01/metrics/stock_on_hand/v").asDouble()).isEqualTo(12.5);
    // 10:30 UTC, with the plus of the zone as a careless client sends it
    assertThat(
            served
                .get("/api/v1/twin?at=2024-03-01T11:30:00+01:00")
                .json()
                .path("revision")
                .asLong())
        .isEqualTo(1);
  }

  @Test
  void refusesATimeThatIsNone() throws Exception {
    var answer = served.get("/api/v1/twin?at=yesterday");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("title").asText()).isEqualTo("Bad request");
    assertThat(answer.json().path("status").asInt()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("at is 'yesterday'", "expected");
  }

  @Test
  void showsOneNodeAndKnowsNoOther() throws Exception {
    var node = served.get("/api/v1/twin/nodes/S01").json();
    assertThat(node.path("id").asText()).isEqualTo("S01");
    assertThat(node.path("type").asText()).isEqualTo("supplier");
    assertThat(node.at("/metrics/stock_on_hand/u").asText()).isNotEmpty();
    var none = served.get("/api/v1/twin/nodes/S99");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().path("detail").asText()).contains("'S99'", "small");
  }

  @Test
  void saysSoWhileTheTwinIsAway() throws Exception {
    served.backend.twinThere = false;
    var answer = served.get("/api/v1/twin");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.json().path("detail").asText()).startsWith("The twin is not running.");
    served.backend.twinThere = true;
    assertThat(served.get("/api/v1/twin").status()).isEqualTo(200);
  }

  @Test
  void showsTheAccountAndWhatWasNotAccepted() throws Exception {
    served.post("/api/v1/telemetry", "admin-token", "{\"topic\":\"a/b\",\"payload\":{}}");
    var answer = served.get("/api/v1/account").json();
    assertThat(answer.at("/connectors/http/rejected/malformed").asLong()).isEqualTo(1);
    assertThat(answer.at("/quarantined/0/reason").asText()).isEqualTo("malformed");
  }

  @Test
  void knowsItsAddressesAndMethods() throws Exception {
    assertThat(served.get("/api/v1/nonsense").status()).isEqualTo(404);
    assertThat(served.get("/api/v1/twin/").status()).isEqualTo(404);
    var answer = served.post("/api/v1/twin", "admin-token", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(served.get("/api/v1/telemetry").header("Allow")).isEqualTo("POST");
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws Exception {
    var head =
        served.send(
            served
                .request("/api/v1/twin")
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(Integer.parseInt(head.header("Content-Length")))
        .isEqualTo(served.get("/api/v1/twin").text().length());
  }
}
