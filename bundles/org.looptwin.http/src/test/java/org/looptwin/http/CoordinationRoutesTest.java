package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(served.post("/api/v1/coordination", "operator-token", "{}").status()).isEqualTo(403);
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
}
