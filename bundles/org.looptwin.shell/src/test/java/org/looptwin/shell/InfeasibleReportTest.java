package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.PlanningProblem;

class InfeasibleReportTest {
  private static final Concession LITHIUM =
      new Concession(
          Concession.Kind.END_STOCK, "B01", Commodity.LI, 12, 329, Concession.KWH, "B01 lacks it.");
  private static final Concession PORT =
      new Concession(
          Concession.Kind.GATEWAY_CAPACITY, "P01", null, 1, 5, Concession.KWH, "P01 is full.");

  @Test
  void theDocumentCarriesEveryLimitThatGivesWay() throws Exception {
    JsonNode json = new ObjectMapper().readTree(report(LITHIUM, PORT).document());
    assertThat(json.get("status").asText()).isEqualTo("INFEASIBLE");
    assertThat(json.get("case").asText()).isEqualTo("tiny");
    assertThat(json.get("relaxation").get(0).asText()).isEqualTo("B01 lacks it.");
    JsonNode first = json.get("concessions").get(0);
    assertThat(first.get("kind").asText()).isEqualTo("END_STOCK");
    assertThat(first.get("at").asText()).isEqualTo("B01");
    assertThat(first.get("commodity").asText()).isEqualTo("LI");
    assertThat(first.get("month").asInt()).isEqualTo(12);
    assertThat(first.get("amount").asDouble()).isEqualTo(329);
    assertThat(first.get("unit").asText()).isEqualTo("kWh");
    assertThat(json.get("concessions").get(1).get("commodity").isNull()).isTrue();
  }

  @Test
  void theScreenSaysWhatGivesWayAndThatLessDoesNotDo() {
    assertThat(report(LITHIUM).lines())
        .containsExactly(
            "- B01 lacks it.", "This limit given way, a plan exists; with less of it none does.");
    assertThat(report(LITHIUM, PORT).lines())
        .last()
        .isEqualTo("These 2 limits given way, a plan exists; with less of them none does.");
  }

  @Test
  void ofASolverThatTellsOnlyWordsNothingMoreIsClaimed() {
    assertThat(new InfeasibleReport(problem(), new Answer.Infeasible(List.of("No plan."))).lines())
        .containsExactly("- No plan.");
  }

  private static InfeasibleReport report(Concession... concessions) {
    List<Concession> all = List.of(concessions);
    return new InfeasibleReport(
        problem(), new Answer.Infeasible(all.stream().map(Concession::sentence).toList(), all));
  }

  private static PlanningProblem problem() {
    return PlanningProblem.of(CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference());
  }
}
