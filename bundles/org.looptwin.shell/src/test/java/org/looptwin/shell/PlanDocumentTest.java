package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.plan.Plan;
import org.looptwin.shell.plan.TinyPlan;

class PlanDocumentTest {
  @TempDir Path folder;

  private static String written() {
    try (InputStream in = TinyPlan.class.getResourceAsStream("tiny-three-months.json")) {
      return new ObjectMapper().readTree(in).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Plan read(String text) throws IOException {
    return PlanDocument.of("--compare", Files.writeString(folder.resolve("plan.json"), text))
        .plan();
  }

  @Test
  void aPlanThatWasWrittenIsReadAgain() throws IOException {
    assertThat(read(written())).isEqualTo(TinyPlan.plan());
  }

  /** A value at a JSON pointer is replaced. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "/objectiveEur | NaN | /objectiveEur is NaN, expected a finite number",
        "/objectiveEur | null | /objectiveEur is null, expected a finite number",
        "/parts/carbonEur | \"x\" | /parts/carbonEur is \"x\", expected a finite number",
        "/months | 2.5 | /months is 2.5, expected a whole number",
        "/months | 4 | is a list of 3, expected one of 4 months",
        "/start | \"soon\" | /start is \"soon\", expected a month",
        "/status | \"GOOD\" | /status is \"GOOD\", expected one of",
        "/status | \"INFEASIBLE\" | /status is INFEASIBLE",
        "/case | null | /case is missing, expected",
        "/flows/0/month | 9 | /flows/0/month is 9, expected 1 to 3",
        "/flows/1/kwh | NaN | /flows/1/kwh is NaN, expected a finite number",
        "/parts | [] | is no JSON object",
      })
  void whatIsWrongIsNamedByFilePointerAndValue(String pointer, String value, String said)
      throws IOException {
    ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(written());
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, last))).put(pointer.substring(last + 1), "@@");
    String text = tree.toString().replace("\"@@\"", value);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("plan.json")
        .hasMessageContaining(said);
  }

  @Test
  void whatIsNoJsonIsToldWithoutTheParsersWords() {
    assertThatThrownBy(() -> read("{\"objectiveEur\": 1,}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "plan.json:1: is no JSON at column 20: the character '}' is not expected here, expected"
                + " a plan.json of")
        .hasMessageNotContaining("Unexpected");
  }
}
