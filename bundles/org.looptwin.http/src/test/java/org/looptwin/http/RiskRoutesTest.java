package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;

class RiskRoutesTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Served.Answer prefer(String body) throws Exception {
    return served.put("/api/v1/risk/preference", "operator-token", body);
  }

  @Test
  void tellsThePolicyWithItsFiguresAndThePreference() throws Exception {
    served.backend.desk.risk().adopt(new PlanPolicy("budget", java.util.Map.of("gamma", 5.0)), "x");
    var risk = served.get("/api/v1/risk").json();
    assertThat(risk.at("/policy/name").asText()).isEqualTo("budget");
    assertThat(risk.at("/policy/figures/gamma").asDouble()).isEqualTo(5);
    assertThat(risk.at("/policy/figures/gammaLanes").asDouble()).isEqualTo(1);
    assertThat(risk.at("/policy/figures/beta").isNull()).isTrue();
    assertThat(risk.at("/preference/carbon").asDouble()).isEqualTo(1);
    assertThat(risk.at("/preference/by").isNull()).isTrue();
  }

  @Test
  void anOperatorChoosesWeightsAndMayForgetThem() throws Exception {
    var answer = prefer("{\"carbon\":2.5,\"comment\":\"greener\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("changed").asBoolean()).isTrue();
    assertThat(served.backend.desk.risk().stance().weights()).isEqualTo(new RiskWeights(2.5, 1));
    assertThat(served.backend.desk.risk().stance().comment()).isEqualTo("greener");
    assertThat(served.backend.desk.risk().stance().preferredBy().by()).isNotBlank();
    assertThat(served.delete("/api/v1/risk/preference", "operator-token").status()).isEqualTo(200);
    assertThat(served.backend.desk.risk().stance().weights()).isEqualTo(RiskWeights.NEUTRAL);
  }

  @Test
  void aPointOfTheFrontIsChosenByItsPosition() throws Exception {
    assertThat(prefer("{\"point\":1}").json().path("detail").asText()).contains("no front");
    served.post("/api/v1/front", "operator-token", "");
    assertThat(served.post("/api/v1/front", "operator-token", "").status()).isEqualTo(409);
    served.backend.desk.risk().finish();
    assertThat(prefer("{\"point\":1}").status()).isEqualTo(200);
    assertThat(served.backend.desk.risk().stance().weights()).isEqualTo(new RiskWeights(2, 3));
    var front = served.get("/api/v1/front").json();
    assertThat(front.path("state").asText()).isEqualTo("DONE");
    assertThat(front.path("chosen").asInt()).isEqualTo(1);
    assertThat(front.at("/points/0/weights/disruption").asDouble()).isEqualTo(0.5);
    assertThat(front.at("/current/planId").asText()).isEqualTo("P-1");
  }

  @Test
  void aFrontOnItsWayCanBeEnded() throws Exception {
    assertThat(served.delete("/api/v1/front", "operator-token").status()).isEqualTo(409);
    assertThat(served.post("/api/v1/front", "operator-token", "{\"points\":6}").status())
        .isEqualTo(202);
    assertThat(served.get("/api/v1/front").json().path("expected").asDouble()).isEqualTo(9);
    assertThat(served.delete("/api/v1/front", "operator-token").json().path("state").asText())
        .isEqualTo("CANCELLED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"carbon\":0} | /carbon",
        "{\"disruption\":\"much\"} | /disruption",
        "{\"point\":7} | /point",
        "{\"point\":0.5} | /point",
        "{\"point\":0,\"carbon\":2} | /point",
        "{\"cost\":2} | /cost"
      })
  void namesWhatOfAPreferenceItRefuses(String body, String pointer) throws Exception {
    served.backend.desk.risk().finish();
    var answer = prefer(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void whoeverOnlyLooksChoosesNothing() throws Exception {
    assertThat(served.put("/api/v1/risk/preference", "viewer-token", "{\"carbon\":2}").status())
        .isEqualTo(403);
    assertThat(served.post("/api/v1/front", "viewer-token", "").status()).isEqualTo(403);
    assertThat(served.get("/api/v1/front").status()).isEqualTo(200);
    assertThat(served.backend.desk.risk().stance().weights()).isEqualTo(RiskWeights.NEUTRAL);
  }
}
