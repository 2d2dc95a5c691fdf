package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.SensitivitySteps.Step;
import org.looptwin.shell.SensitivityTable.Row;
import org.looptwin.shell.plan.TinyPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SensitivityTest {
  private final PlanningProblem base = PlanningProblem.of(TinyPlan.reference());

  @Command
  static final class Asked {
    @Mixin final PolicyOptions policy = new PolicyOptions();
  }

  private static PolicyOptions policy(String... arguments) {
    Asked asked = new Asked();
    new CommandLine(asked).parseArgs(arguments);
    return asked.policy;
  }

  private static List<Step> steps(PlanningProblem problem, String question, String... arguments) {
    return new SensitivitySteps(problem, policy(arguments), 1)
        .of(SensitivityQuestion.read(question).get(0));
  }

  @Test
  void theValueAsAskedIsAmongThemAndChangesNothing() {
    List<Step> steps = steps(base, "carbon=50/120");
    double own = base.reference().parameters().carbonPriceEurT();
    assertThat(steps).extracting(Step::value).containsExactly(50.0, own, 120.0);
    assertThat(steps.get(1).asked()).isTrue();
    assertThat(steps.get(1).problem()).isEqualTo(base);
    assertThat(steps.get(2).problem().outlooks().carbonEurT().at(0)).isCloseTo(120, within(1e-9));
  }

  @Test
  void probabilitiesAreMultipliedAndNeverAboveOne() {
    Step twice = steps(base, "p=2").get(1);
    double own = base.reference().network().node("S01").orElseThrow().pDisruptionBase();
    assertThat(twice.problem().outlooks().supplierP().get("S01").at(0)).isEqualTo(2 * own);
    Step hundred = steps(base, "p=100").get(1);
    assertThat(hundred.problem().outlooks().supplierP().get("S01").at(0)).isEqualTo(1);
  }

  @Test
  void widthZeroIsTheExpectedValueAndTwiceTheWidthIsTwiceAsFarFromIt() {
    PlanningProblem boxed = base.with(Outlooks.BASE, TinyPlan.plan().uncertainty(), "dynamic");
    double beta = base.reference().parameters().beta();
    List<Step> steps = steps(boxed, "beta=0/" + 2 * beta, "--policy", "dynamic");
    double nominal = boxed.uncertainty().of("p:S01").orElseThrow().nominal().at(0);
    double upper = boxed.uncertainty().of("p:S01").orElseThrow().upper().at(0);
    assertThat(steps).extracting(Step::value).containsExactly(0.0, beta, 2 * beta);
    assertThat(steps.get(0).problem().outlooks().supplierP().get("S01").at(0)).isEqualTo(nominal);
    assertThat(steps.get(2).problem().outlooks().supplierP().get("S01").at(0))
        .isCloseTo(nominal + 2 * (upper - nominal), within(1e-12));
  }

  @Test
  void whatAPolicyHasNotIsRefused() {
    assertThatThrownBy(() -> steps(base, "beta"))
        .hasMessageContaining("deterministic, expected it with");
    assertThatThrownBy(() -> steps(base, "gamma")).hasMessageContaining("--policy budget");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather", "carbon=cheap", "recovery=120", "p=-1"})
  void questionsThatCannotBeAreRefusedByName(String question) {
    assertThatThrownBy(() -> SensitivityQuestion.read(question))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(question.split("=")[0]);
  }

  @Test
  void theTableTellsEveryStepAndWhyOneHasNoPlan() {
    SensitivityTable table =
        new SensitivityTable(
            SensitivityQuestion.Kind.RECOVERY,
            List.of(
                new Row(60, false, base, null, "B01 lacks it."),
                new Row(68, true, base, TinyPlan.plan(), "")),
            "EUR",
            "tiny");
    assertThat(String.join("\n", table.lines()))
        .contains("60   no plan: B01 lacks it.", "68*", "R01")
        .doesNotContain("from 60");
    assertThat(table.csv()).hasSize(2);
    assertThat(table.csv().get(1)).startsWith("68,true,").endsWith(",R01");
    assertThat(table.svg()).contains("<circle").doesNotContain("NaN");
  }

  @Test
  void whatIsAskedTwiceIsRefusedSinceItsFirstValuesWouldStandApart() {
    assertThatThrownBy(() -> SensitivityQuestion.read("carbon=80,p,carbon=120"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--sensitivity names 'carbon' twice, expected it once");
  }
}
