package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.PolicyRow.Kind;
import picocli.CommandLine;

/** Rules of the packs as rows of a plan. */
class PolicyRowOptionsTest {
  private static final Case CASE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();

  private static List<PolicyRow> rows(String... arguments) {
    return CommandLine.populateCommand(new PolicyRowOptions(), arguments)
        .applied(PlanningProblem.of(CASE))
        .policyRows();
  }

  @Test
  void aRuleIsReadWithItsLimitsAndLeadIsLeftOut() {
    assertThat(rows("--policy-rows", "BR-8-2"))
        .containsExactlyInAnyOrder(
            new PolicyRow("eu-2023-1542/BR-8-2", Kind.RECYCLED_CONTENT, Commodity.CO, 0.16),
            new PolicyRow("eu-2023-1542/BR-8-2", Kind.RECYCLED_CONTENT, Commodity.LI, 0.06),
            new PolicyRow("eu-2023-1542/BR-8-2", Kind.RECYCLED_CONTENT, Commodity.NI, 0.06));
    assertThat(rows()).isEmpty();
  }

  /**
   * 3.8 t for a pack of 77 kWh are 2.96 t for one of 60; the rule has no date, others are later.
   */
  @Test
  void dueAreThoseInForceInTheFirstMonthOrWithoutADate() {
    List<PolicyRow> due = rows("--policy-rows", "due");
    assertThat(due).singleElement().extracting(PolicyRow::name).isEqualTo("study-a/SA-ID4");
    assertThat(due.get(0).limit()).isCloseTo(3.8 * 60 / 77, within(1e-12));
    assertThat(rows("--policy-rows", "all")).hasSize(2 * 3 + 2 + 2);
    assertThat(rows("--policy-rows", "SA-ID4,due")).as("asked for twice").hasSize(1);
  }

  @Test
  void aRuleThatNoPlanCanKeepIsRefusedWithThoseThatCan() {
    assertThatThrownBy(() -> rows("--policy-rows", "BR-77"))
        .hasMessageContaining("'BR-77'")
        .hasMessageContaining("BR-8-2")
        .hasMessageContaining("SA-VEH-2030");
  }
}
