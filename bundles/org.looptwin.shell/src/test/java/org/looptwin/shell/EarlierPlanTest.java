package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Subset;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.TinyPlan;

/** The plan that was written is of all materials, of the part n18 and of three months. */
class EarlierPlanTest {
  @TempDir Path folder;
  private final Case tiny = TinyPlan.reference();

  private PlanningProblem asked(String part, CommodityMode mode, int months) {
    PlanningProblem whole = PlanningProblem.of(tiny);
    return new PlanningProblem(
        tiny,
        tiny.subset(part).orElseThrow(),
        mode,
        months,
        "dynamic",
        whole.outlooks(),
        null,
        tiny.initialState(),
        whole.sites(),
        whole.changePriceEurKwh(),
        0);
  }

  private ObjectNode document() throws IOException {
    try (InputStream in = TinyPlan.class.getResourceAsStream("tiny-three-months.json")) {
      return (ObjectNode) new ObjectMapper().readTree(in);
    }
  }

  private EarlierPlan earlier(ObjectNode document) throws IOException {
    return EarlierPlan.read(
        "--compare", Files.writeString(folder.resolve("plan.json"), document.toString()));
  }

  @Test
  void aPlanOfTheSameQuestionStandsBesideAndTheSiteThatIsNotOpenDoesNotMatter() throws IOException {
    PlanningProblem asked = asked("n18", CommodityMode.ALL, 3);
    assertThatCode(() -> earlier(document()).answers(asked)).doesNotThrowAnyException();
    assertThatCode(() -> earlier(document().put("subset", "n18")).answers(asked))
        .doesNotThrowAnyException();
  }

  @Test
  void aPlanWithoutOneOfTheSitesIsStillOneOfThatPart() throws IOException {
    ObjectNode document = document();
    ((ObjectNode) document.get("sites")).remove("R02");
    EarlierPlan earlier = earlier(document);
    assertThatCode(() -> earlier.answers(asked("n18", CommodityMode.ALL, 3)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n21 | ALL     | 3  | is a plan of the part n18 of the case, expected one of n21",
        "n18 | LITHIUM | 3  | expected one of lithium alone. Maybe plan with --commodities all",
        "n18 | ALL     | 12 | is a plan of 3 months, expected one of 12",
      })
  void aPlanOfAnotherQuestionIsRefusedWithWhatItIsAPlanOf(
      String part, CommodityMode mode, int months, String said) throws IOException {
    EarlierPlan earlier = earlier(document());
    assertThatThrownBy(() -> earlier.answers(asked(part, mode, months)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--compare " + folder.resolve("plan.json"))
        .hasMessageContaining(said);
  }

  @Test
  void whatThePlanSaysOfItsPartCountsMoreThanWhatItsSitesTell() throws IOException {
    EarlierPlan earlier = earlier(document().put("subset", "n21"));
    assertThatCode(() -> earlier.answers(asked("n21", CommodityMode.ALL, 3)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> earlier.answers(asked("n18", CommodityMode.ALL, 3)))
        .hasMessageContaining("of the part n21 of the case, expected one of n18");
  }

  @Test
  void aPlanOfAnotherNetworkIsRefusedByPointerEvenIfItsCaseHasTheSameName() throws IOException {
    ObjectNode lane = document();
    ((ObjectNode) lane.at("/flows/0")).put("lane", "S77-B01-sea");
    assertThatThrownBy(() -> earlier(lane).of(tiny))
        .hasMessageContaining(
            "/flows/0/lane names 'S77-B01-sea', expected a lane of the case tiny");
    ObjectNode site = document();
    ((ObjectNode) site.get("sites")).put("R77", true);
    assertThatThrownBy(() -> earlier(site).of(tiny))
        .hasMessageContaining("/sites/R77 names 'R77', expected a site of the case tiny");
    assertThatThrownBy(() -> earlier(document().put("case", "large")).of(tiny))
        .hasMessageContaining("is a plan of the case large, expected one of tiny");
  }

  @Test
  void aPlanOfMoreSitesIsNoneOfAPartWithFewer() throws IOException {
    Set<String> fewer = new HashSet<>(tiny.subset("n18").orElseThrow().nodes());
    fewer.remove("S02");
    PlanningProblem asked =
        asked("n18", CommodityMode.ALL, 3).with(new Subset("without", fewer, 1));
    assertThatThrownBy(() -> earlier(document()).answers(asked))
        .hasMessageContaining("of the part n18 of the case, expected one of without");
  }
}
