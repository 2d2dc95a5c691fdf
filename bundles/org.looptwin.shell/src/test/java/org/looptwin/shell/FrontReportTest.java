package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.PlanningProblem;

/** A front as a table, as CSV and as JSON. */
class FrontReportTest {
  private static final PlanningProblem TINY =
      PlanningProblem.of(CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference());
  private static final Front FRONT =
      new Front(
          List.of(
              new Front.Point(90.4e6, 60e3, 7.3e6, Set.of("R02", "R01"), 0.0005, "epsilon"),
              new Front.Point(91e6, 50e3, 7.0e6, Set.of("R01"), Double.NaN, "nsga2")),
          new Front.Picks(1, 1, 0, List.of(0.5, 0.3, 0.2), List.of(0.7, 0.3, 0.0), 0),
          List.of(90.4e6, 50e3, 7e6),
          List.of(91e6, 60e3, 7.3e6),
          List.of(new Front.Search("epsilon", 2, 20, 0.25, List.of(91.06e6, 61e3, 7.33e6), 1.5)),
          new Front.Elasticity(-0.5, 96.8, 0.1, List.of(7.7e6, 7.3e6, 6.97e6)),
          "highs 1.12.0",
          2.5,
          "");
  private static final FrontReport REPORT = new FrontReport(FRONT, TINY, 7);

  @Test
  void theTableNamesSitesInOrderAndMarksThePicksAndWhatIsNotProven() {
    List<String> lines = REPORT.lines();
    assertThat(lines.get(2)).contains("90.4", "60.0", "7.3", "0.050", "R01 R02");
    assertThat(lines.get(2)).endsWith("dial 0.00");
    assertThat(lines.get(3)).matches(".*91\\.0 +50\\.0 +7\\.0 +- +R01 +knee, TOPSIS");
    assertThat(lines).anyMatch(line -> line.contains("entropy 0.500 0.300 0.200"));
    assertThat(lines).anyMatch(line -> line.startsWith("hypervolume 0.2500  epsilon: 2 plans"));
    assertThat(lines).anyMatch(line -> line.contains("cost 91.1, CO2 61.0, disruption 7.3"));
    assertThat(lines)
        .anyMatch(line -> line.contains("elasticity -0.5000") && line.contains("87.1"));
  }

  @Test
  void theCsvHoldsFullNumbersWithTheirUnitsInTheColumnNames() {
    assertThat(REPORT.csv())
        .containsExactly(
            "point,cost_eur,emissions_t,disruption_eur,gap,method,open_sites,picks",
            "1,90400000.00,60000.0000,7300000.00,0.00050000,epsilon,R01 R02,dial=0.00",
            "2,91000000.00,50000.0000,7000000.00,,nsga2,R01,knee TOPSIS");
  }

  @Test
  void theDocumentCountsPointsFromOneAndHasNullWhereNothingIsProven() throws Exception {
    JsonNode tree = new ObjectMapper().readTree(REPORT.json());
    assertThat(tree.get("picks").get("knee").asInt()).isEqualTo(2);
    assertThat(tree.get("picks").get("dial").asInt()).isEqualTo(1);
    assertThat(tree.get("points").get(1).get("gap").isNull()).isTrue();
    assertThat(tree.get("points").get(0).get("sites").toString()).isEqualTo("[\"R01\",\"R02\"]");
    assertThat(tree.get("seed").asLong()).isEqualTo(7);
    assertThat(tree.get("elasticity").get("value").asDouble()).isEqualTo(-0.5);
    assertThat(tree.get("searches").get(0).get("reference").get(1).asDouble()).isEqualTo(61e3);
  }
}
