package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion.Extra;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;

class FuzzyRouteTest {
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
    return served.post("/api/v1/fuzzy", "engineer-token", body);
  }

  @Test
  void plansAModelOfTheCaseByItsName() throws Exception {
    Path cases = Files.createDirectories(served.backend.caseFolder().orElseThrow());
    Files.writeString(cases.resolve("generator_c.json"), "{\"uniform\":{}}");
    var answer =
        ask(
            "{\"model\":\"study-c\",\"size\":\"P2\",\"weights\":[1,3],\"iot\":false,"
                + "\"sensitivity\":true,\"worth\":false,\"timeLimit\":7,\"gap\":0.01,\"seed\":4}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("answered").asBoolean()).isTrue();
    assertThat(answer.json().path("model").asText()).isEqualTo("study-b");
    var asked = served.backend.fuzzy.asked();
    assertThat(asked.study()).isEqualTo(FuzzyStudy.NETWORK);
    assertThat(asked.file()).isEqualTo("generator_c.json");
    assertThat(asked.settings().size()).isEqualTo("P2");
    assertThat(asked.settings().weights()).containsExactly(1.0, 3.0);
    assertThat(asked.settings().devices()).isFalse();
    assertThat(asked.settings().alpha()).isNull();
    assertThat(asked.extras()).containsExactly(Extra.SENSITIVITY);
    assertThat(asked.budget().time()).isEqualTo(Duration.ofSeconds(7));
    assertThat(asked.budget().gap()).isEqualTo(0.01);
    assertThat(asked.budget().seed()).isEqualTo(4);
  }

  @Test
  void plansAProgramOfTheBody() throws Exception {
    var answer = ask("{\"program\":{\"A\":[[1]],\"b\":[[1,2,3]]}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(served.backend.fuzzy.asked().study()).isNull();
    assertThat(served.backend.fuzzy.asked().text()).isEqualTo("{\"A\":[[1]],\"b\":[[1,2,3]]}");
  }

  @Test
  void pointsAtAFaultInTheProgram() throws Exception {
    var answer = ask("{\"program\":{\"name\":\"wrong\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/program/b/0");
    assertThat(answer.json().path("detail").asText()).contains("rising order");
  }

  @Test
  void saysWhyThereIsNoPlan() throws Exception {
    var answer = ask("{\"program\":{\"name\":\"empty\"}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("answered").asBoolean()).isFalse();
    assertThat(answer.json().path("because").asText()).contains("contradict");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\":\"study-z\"} | /model | study-b",
        "{\"model\":\"study-b\"} | /model | fuzzy_*.json",
        "{\"model\":\"study-b\",\"alfa\":1} | /alfa | alpha",
        "{\"program\":[1]} | /program | object",
        "{\"program\":{},\"alpha\":2} | /alpha | 0 to 1",
        "{\"program\":{},\"weights\":[null,1]} | /weights/0 | null",
        "{\"program\":{},\"weights\":[1,-1]} | /weights/1 | 0 to",
        "{\"program\":{},\"weights\":[0,0]} | /weights | weights sum to 0.0, expected at least one above 0.",
        "{\"program\":{},\"iot\":\"on\"} | /iot | true or false",
        "{\"program\":{},\"profit\":\"most\"} | /profit | printed or netted",
        "{\"program\":{},\"timeLimit\":1000} | /timeLimit | 100",
      })
  void pointsAtWhatItRefuses(String body, String pointer, String words) throws Exception {
    Files.createDirectories(served.backend.caseFolder().orElseThrow());
    var answer = ask(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(answer.json().path("detail").asText()).contains(words);
    assertThat(served.backend.fuzzy.asked()).isNull();
  }

  @Test
  void needsAModelOrAProgram() throws Exception {
    assertThat(ask("{}").json().path("detail").asText()).contains("study-b");
  }

  @Test
  void isForEngineers() throws Exception {
    assertThat(served.post("/api/v1/fuzzy", "operator-token", "{}").status()).isEqualTo(403);
  }
}
