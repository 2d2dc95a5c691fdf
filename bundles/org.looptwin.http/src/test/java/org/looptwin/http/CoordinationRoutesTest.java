package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinationRoutesTest {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Served.Answer ask(String body) throws Exception {
    return served.post("/api/v1/coordination", "engineer-token", body);
  }

  @Test
  void tellsRatesAndWhatEachShouldDo() throws Exception {
    var advice = served.get("/api/v1/coordination").json();
    assertThat(advice.at("/actors/0/alone").asText()).isEqualTo("offer used 3");
    assertThat(advice.at("/rates/0/low").isNull()).isTrue();
    served.backend.coordination.actors = false;
    var none = served.get("/api/v1/coordination").json();
    assertThat(none.path("actors")).isEmpty();
    assertThat(none.path("because").asText()).contains("mdp_");
    assertThat(none.at("/contract/state").asText()).isEqualTo("PROPOSED");
    served.backend.loopThere = false;
    assertThat(served.get("/api/v1/coordination").status()).isEqualTo(503);
  }

  @Test
  void anEngineerThinksOfAContract() throws Exception {
    var answer =
        ask(
            "{\"prices\":{\"co\":1600},\"detection\":0.4,\"objective\":\"nash\",\"weights\":{\"recycler\":2}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/contract/byActor/1").isNull()).isTrue();
    var asked = served.backend.coordination.asked;
    assertThat(asked.prices()).containsEntry("co", 1600.0);
    assertThat(asked.detection()).isEqualTo(0.4);
    assertThat(asked.gamma()).isNaN();
    assertThat(asked.objective().product()).isTrue();
    assertThat(asked.objective().weight("recycler")).isEqualTo(2);
    assertThat(ask("").status()).isEqualTo(200);
    var lesser = served.post("/api/v1/coordination", "operator-token", "{}");
    assertThat(lesser.status()).isEqualTo(403);
    assertThat(lesser.json().path("detail").asText()).contains(" is an operator, but the role");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"gamma\":1} | /gamma",
        "{\"detection\":0} | /detection",
        "{\"objective\":\"greed\"} | /objective",
        "{\"weights\":{\"miner\":2}} | /weights/miner",
        "{\"means\":{\"consumer_returns\":-1}} | /means/consumer_returns",
        "{\"price\":2} | /price"
      })
  void namesWhatOfAContractItRefuses(String body, String pointer) throws Exception {
    var answer = ask(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void anUnknownPriceIsNamedWithTheKnownOnes() throws Exception {
    var answer = ask("{\"prices\":{\"gold\":1}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("gold").contains("co, cp");
  }

  @Test
  void anEngineerProposesAContractAndAnOperatorPutsItInForceOnce() throws Exception {
    String proposals = "/api/v1/coordination/proposals";
    assertThat(served.post(proposals, "operator-token", "{}").status()).isEqualTo(403);
    var proposed = served.post(proposals, "engineer-token", "{\"detection\":0.4}");
    assertThat(proposed.status()).isEqualTo(200);
    assertThat(served.backend.coordination.contracts.asked.detection()).isEqualTo(0.4);
    assertThat(served.get("/api/v1/coordination").json().at("/contract/state").asText())
        .isEqualTo("PROPOSED");
    assertThat(served.get(proposals + "/contract-1").json().path("state").asText())
        .isEqualTo("PROPOSED");
    String approve = proposals + "/contract-1/approve";
    assertThat(served.post(approve, null, "{}").status()).isEqualTo(401);
    assertThat(served.post(approve, "plant-token", "{}").status()).isEqualTo(403);
    var approved = served.post(approve, "operator-token", "{\"comment\":\"fair\"}");
    assertThat(approved.json().path("state").asText()).isEqualTo("IN_FORCE");
    assertThat(served.backend.coordination.contracts.answer).endsWith(": fair");
    assertThat(served.post(approve, "operator-token", "{}").status()).isEqualTo(409);
    var unknown = served.post(proposals + "/contract-9/reject", "operator-token", "{}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("detail").asText()).contains("contract-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject"})
  void aCommentUnderAnotherNameIsRefusedAndNothingIsAnswered(String order) throws Exception {
    String proposals = "/api/v1/coordination/proposals";
    served.post(proposals, "engineer-token", "{}");
    String address = proposals + "/contract-1/" + order;
    var refused = served.post(address, "operator-token", "{\"Comment\":\"ok\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/Comment");
    assertThat(refused.json().path("detail").asText()).contains("'Comment'").contains("[comment]");
    assertThat(served.get(proposals + "/contract-1").json().path("state").asText())
        .isEqualTo("PROPOSED");
    assertThat(served.post(address, "operator-token", "").status()).isEqualTo(200);
  }

  @Test
  void thePlanInForceSaysWhatEachActorShouldDo() throws Exception {
    var plan = served.get("/api/v1/plans/in-force").json();
    assertThat(plan.at("/advice/actors/0/alone").asText()).isEqualTo("offer used 3");
    assertThat(plan.at("/advice/href").asText()).isEqualTo("/api/v1/coordination");
    served.backend.coordination.actors = false;
    assertThat(served.get("/api/v1/plans/in-force").json().has("advice")).isFalse();
  }

  @Test
  void thePlanInForceDoesNotNeedAHistoryThatIsAway() throws Exception {
    served.backend.coordination.history = false;
    assertThat(served.get("/api/v1/coordination").status()).isEqualTo(503);
    var plan = served.get("/api/v1/plans/in-force");
    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.json().has("advice")).isFalse();
  }
}
