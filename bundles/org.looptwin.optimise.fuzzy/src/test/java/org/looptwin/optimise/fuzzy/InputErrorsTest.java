package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;

/** Every fault names file, entry and remedy. */
class InputErrorsTest {
  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":[0.2,0.15,0.1]"
            + "|/return_rate_R: is [0.2,0.15,0.1]|Maybe sort them",
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":[0.1,NaN,0.2]"
            + "|/return_rate_R/1: is |a finite number",
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":{\"m\":0.1,\"left\":-0.05,\"right\":0.1}"
            + "|/return_rate_R/left: is the negative spread -0.05|0 or more",
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":[0.1,0.15,1.2]"
            + "|/return_rate_R: is [0.1,0.15,1.2], above 1|within 0 and 1",
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":[0.1,0.15]"
            + "|/return_rate_R: has 2 numbers|four vertices",
        "\"return_rate_R\":[0.1,0.15,0.2]|\"return_rate_R\":\"much\""
            + "|/return_rate_R: is \"much\"|a number",
        "\"mine\":[5000,5500,6000]|\"mine\":[-1,5500,6000]"
            + "|/capacity_t/mine: is [-1,5500,6000], below 0|nowhere negative",
        "\"mine\":[5000,5500,6000]|\"mien\":[5000,5500,6000]|/capacity_t/mien: is no kind|mine, refinery",
        "\"unit\":\"tonne of battery\"|\"ranking\":\"best\""
            + "|/ranking: the ranking 'best' is not known|expected-value",
        "\"unit\":\"tonne of battery\"|\"relation\":\"near\""
            + "|/relation: the relation 'near' is not known|vertexwise",
        "\"unit\":\"tonne of battery\"|\"untt\":1|/untt: is not known|one of source",
        "\"QC market\":[2900,3300,3600],|~ ~|/demand_ev_t: the entry 'QC market' is missing|to be there",
        "\"K\":[|\"K\":[\"Oshawa EV\",|/sets/K/0: names 'Oshawa EV' a second time|that differ",
      })
  void namesFileEntryAndRemedy(String from, String to, String where, String remedy) {
    String text = Oracle.read("fuzzy_study_b").toString().replace("5000.0", "5000");
    org.assertj.core.api.Assertions.assertThat(text).contains(from);
    assertThatThrownBy(() -> answer(text.replace(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.json: ")
        .hasMessageContaining(where)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'{', my.json:1: no JSON at column 2: it ends too early",
    "'\uFEFF[1]', holds no JSON object",
    "'{}', is no fuzzy model"
  })
  void whatIsNoModelIsRefused(String text, String message) {
    assertThatThrownBy(() -> answer(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.json")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"b\":[1e300,3]|/b/0: is |1e15 at most",
        "\"b\":[[1,2,3,4],3],\"ranking\":\"centroid\"|/ranking: is 'centroid', which is linear for"
            + " triangles only|Maybe expected-value",
        "\"b\":[3,3],\"weights\":[1,2]|/weights: has 2 numbers|1, one for each objective",
        "\"b\":[[1,2,3],3],\"conversion\":\"possibilistic\",\"variables\":\"fuzzy\""
            + "|/conversion: is 'possibilistic', which is for plain variables|Maybe say",
        "\"b\":[3,3],\"limits_upper\":[1],\"limits_lower\":[2]"
            + "|/limits_upper/0: is 1.0, not above 2.0|Maybe swap them",
        "\"b\":[3]|/b: has 1 numbers|2, one for each row",
        "\"b\":[3,3],\"relation\":\"<\"|/relation: is '<'|<=, = or >=",
      })
  void namesFileEntryAndRemedyOfAProgram(String more, String where, String remedy) {
    String text = "{\"sense\":\"max\",\"C\":[1,2],\"A\":[[1,[1,2,3]],[2,1]],%s}".formatted(more);
    assertThatThrownBy(() -> answer(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.json: ")
        .hasMessageContaining(where)
        .hasMessageContaining(remedy);
  }

  private static void answer(String text) {
    FuzzyStudies studies = new FuzzyStudies();
    studies.bindLinearSolver(TestSolver.highs());
    studies.answer(
        new FuzzyQuestion(
            "my.json",
            text,
            null,
            FuzzySettings.DEFAULT,
            Set.of(),
            "auto",
            TestSolver.budget(0.01)),
        Watch.NONE);
  }
}
