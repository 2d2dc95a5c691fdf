package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.model.network.LaneClass;

class WhatIfRouteTest {
  private static final String DEEP = "[".repeat(100) + "]".repeat(100);
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
    return served.post("/api/v1/plans", "engineer-token", body);
  }

  @Test
  void answersWithAPlanAndWhatItWouldChange() throws Exception {
    var answer =
        ask(
            "{\"supplierP\":{\"S01\":0.4},\"laneP\":{\"suez\":0.1},\"carbonEurT\":120,"
                + "\"recyclers\":[\"R01\"]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("answered").asBoolean()).isTrue();
    assertThat(answer.json().at("/plan/id").asText()).isEqualTo("P-9");
    assertThat(answer.json().at("/plan/flows/0/kwh").asDouble()).isEqualTo(5);
    assertThat(answer.json().path("with").asText()).isEqualTo("P-1");
    assertThat(answer.json().at("/changes/0/from").asDouble()).isEqualTo(30);
    var asked = served.backend.desk.asked();
    assertThat(asked.supplierP()).containsEntry("S01", 0.4);
    assertThat(asked.laneP()).containsEntry(LaneClass.SUEZ, 0.1);
    assertThat(asked.carbonEurT()).isEqualTo(120);
    assertThat(asked.recyclers()).containsExactly("R01");
  }

  @Test
  void policyPreferenceStocksAndCapacityCanBeOverridden() throws Exception {
    var answer =
        ask(
            "{\"policy\":{\"name\":\"budget\",\"gamma\":5},\"preference\":{\"carbon\":2},"
                + "\"capacity\":{\"S01\":0.15},\"recoveryRate\":0.5}");
    assertThat(answer.status()).isEqualTo(200);
    var asked = served.backend.desk.asked();
    assertThat(asked.policy().name()).isEqualTo("budget");
    assertThat(asked.policy().figure("gamma")).isEqualTo(5);
    assertThat(asked.weights().carbon()).isEqualTo(2);
    assertThat(asked.weights().disruption()).isEqualTo(1);
    assertThat(asked.capacity()).containsEntry("S01", 0.15);
    assertThat(asked.recoveryRate()).isEqualTo(0.5);
    assertThat(answer.json().at("/sideBySide/figures/0/what").asText()).isEqualTo("objective");
    assertThat(answer.json().at("/sideBySide/figures/0/difference").isNumber()).isTrue();
    assertThat(answer.json().at("/sideBySide/sites/opened").isArray()).isTrue();
  }

  @Test
  void rulesOfThePacksGoWithThePolicyInForceOrWithAnother() throws Exception {
    assertThat(ask("{\"policyRows\":[\"due\"]}").status()).isEqualTo(200);
    assertThat(served.backend.desk.asked().policy())
        .isEqualTo(PlanPolicy.DEFAULT.with(List.of("due")));
    assertThat(
            ask("{\"policy\":{\"name\":\"affine\",\"gammaRecovery\":2},\"policyRows\":[]}")
                .status())
        .isEqualTo(200);
    assertThat(served.backend.desk.asked().policy())
        .isEqualTo(new PlanPolicy("affine", Map.of("gammaRecovery", 2.0)));
  }

  @Test
  void moreThanAStoreHoldsIsRefusedWithWhatItHolds() throws Exception {
    var answer = ask("{\"stockDays\":{\"B01\":{\"LI\":60}}}");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("60 days are more than a store holds; expected 0 to 29.9.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"supplierP\":{\"S01\":1.4}} | /supplierP/S01",
        "{\"supplierP\":{\"a/b\":0.4}} | /supplierP/a~1b",
        "{\"closed\":[\"SUEZ\",\"MARS\"]} | /closed/1",
        "{\"policy\":\"bold\"} | /policy",
        "{\"policy\":{\"name\":\"budget\",\"gamma\":-1}} | /policy/gamma",
        "{\"policy\":{\"gama\":1}} | /policy/gama",
        "{\"preference\":{\"carbon\":0}} | /preference/carbon",
        "{\"stockDays\":{\"B99\":{\"LI\":3}}} | /stockDays/B99",
        "{\"stockDays\":{\"B01\":{\"LI\":60}}} | /stockDays/B01/LI",
        "{\"laneP\":{\"ROAD\":0.5}} | /laneP/ROAD",
        "{\"policy\":{\"name\":\"dynamic\",\"gamma\":2}} | /policy/gamma",
        "{\"policyRows\":[\"due\",\"XX-1\"]} | /policyRows/1",
        "{\"preference\":{\"carbon\":2,\"comment\":\"x\"}} | /preference/comment",
        "{\"recoveryRate\":2} | /recoveryRate",
        "{\"case\":\"another\"} | /case",
        "{\"supplierQ\":{}} | /supplierQ"
      })
  void pointsAtWhatItRefuses(String body, String pointer) throws Exception {
    var answer = ask(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void saysWhyThereIsNoPlan() throws Exception {
    var answer = ask("{\"closed\":[\"SUEZ\"]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("answered").asBoolean()).isFalse();
    assertThat(answer.json().path("because").asText()).isEqualTo("no plan exists: open a lane");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"supplierP\":{\"S99\":0.4}} | S99",
        "{\"supplierP\":{\"S01\":1.4}} | 1.4",
        "{\"supplierP\":{\"S01\":\"much\"}} | number",
        "{\"closed\":[\"MARS\"]} | SUEZ",
        "{\"closed\":\"SUEZ\"} | array",
        "{\"carbonEurT\":-1} | 0 to 1000",
        "{\"recyclers\":[\"S01\"]} | recycling centre",
        "{\"supplierQ\":{}} | supplierP",
        "[] | object"
      })
  void namesWhatItDoesNotUnderstand(String body, String words) throws Exception {
    var answer = ask(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains(words);
    assertThat(served.backend.desk.asked()).isNull();
  }

  @Test
  void aBodyThatIsTooDeepIsRefusedInOurWords() throws Exception {
    var answer = ask(DEEP);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("64 levels");
  }

  @Test
  void bracketsInAStringAreNoDepth() throws Exception {
    var answer = ask("{\"supplierQ\":\"" + "[".repeat(100) + "\\\"" + "\"}");
    assertThat(answer.json().path("detail").asText()).contains("supplierQ");
  }

  @Test
  void isForEngineers() throws Exception {
    assertThat(served.post("/api/v1/plans", "operator-token", "{}").status()).isEqualTo(403);
  }
}
