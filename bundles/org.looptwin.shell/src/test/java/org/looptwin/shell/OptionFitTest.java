package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.TinyPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options beside policies that do not heed them. */
class OptionFitTest {
  @Command
  static final class Asked {
    @Mixin final PolicyOptions policy = new PolicyOptions();
  }

  private static PolicyOptions asked(String arguments) {
    Asked asked = new Asked();
    new CommandLine(asked).parseArgs(arguments.split(" "));
    return asked.policy;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--policy dynamic --gamma-s 3, --gamma-s, budget",
    "--policy deterministic --gamma-l 1, --gamma-l, budget",
    "--policy affine --gamma-c 1, --gamma-c, budget",
    "--policy budget --gamma-r 3, --gamma-r, affine",
    "--policy dynamic --recovery-drop 0.1, --recovery-drop, affine",
    "--policy budget --omega 2, --omega, ellipsoid",
    "--policy cvar --epsilon 1, --epsilon, wasserstein",
    "--policy wasserstein --alpha 0.9, --alpha, cvar",
    "--policy fuzzy --alpha 0.9, --alpha, cvar",
    "--policy dynamic --scenarios 100, --scenarios, cvar or wasserstein or budget",
    "--policy budget --scenarios 100, --scenarios, --price-of-robustness",
    "--policy dynamic --price-of-robustness, --price-of-robustness, budget",
    "--policy static --gammas 1, --gammas, budget",
    "--policy paper-literal --reserve 0.2, --reserve, another policy",
    "--policy paper-literal --policy-rows due, --policy-rows, another policy"
  })
  void anOptionOfAnotherPolicyIsRefusedWithThePoliciesItGoesWith(
      String arguments, String option, String heed) {
    assertThatThrownBy(() -> asked(arguments).check())
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(option + " has no effect with --policy ")
        .hasMessageContaining(heed)
        .hasMessageContaining("expected")
        .hasMessageContaining("Maybe leave " + option + " out");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "--policy budget --gamma-s 3 --gamma-l 1 --gamma-c 3",
        "--policy budget --price-of-robustness --gammas 1 --scenarios 5",
        "--policy affine --gamma-r 3 --recovery-drop 0.1",
        "--policy ellipsoid --omega 2",
        "--policy wasserstein --epsilon 1 --scenarios 7",
        "--policy cvar --alpha 0.9 --scenarios 7 --reserve 0.2",
        "--policy paper-literal --reserve 0",
        "--policy dynamic --policy-rows due"
      })
  void anOptionOfThePolicyIsTaken(String arguments) {
    asked(arguments).check();
  }

  @Test
  void theBudgetAskedForIsAmongThoseOfTheGrid() {
    PlanningProblem boxed =
        PlanningProblem.of(TinyPlan.reference())
            .with(
                PlanningProblem.of(TinyPlan.reference()).outlooks(),
                TinyPlan.plan().uncertainty(),
                "budget");
    PolicyOptions four = asked("--policy budget --gamma-s 4");
    assertThat(four.robust().grid(four.shaped(boxed, 1))).contains(0.0, 4.0).isSorted();
    PolicyOptions usual = asked("--policy budget");
    assertThat(usual.robust().grid(usual.shaped(boxed, 1))).doesNotContain(4.0);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"capacity.S01=0.5", "stock.B01.LI=5", "recovery=0.7", "preference.carbon=2"})
  void whatThePrintedModelDoesNotKnowIsNoWhatIfOfIt(String setting) {
    PlanningProblem base = PlanningProblem.of(TinyPlan.reference());
    String[] parts = setting.split("=");
    Overrides overrides = new Overrides(TinyPlan.reference());
    overrides.set(parts[0], parts[1]);
    overrides.applied(base);
    assertThatThrownBy(() -> overrides.applied(base.with(base.outlooks(), null, "paper-literal")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'" + parts[0] + "' has no effect with --policy paper-literal");
  }

  @Test
  void pricesAndProbabilitiesAreAWhatIfOfThePrintedModelAndASupplierLeftOutIsNot() {
    PlanningProblem printed =
        PlanningProblem.of(TinyPlan.reference())
            .with(PlanningProblem.of(TinyPlan.reference()).outlooks(), null, "paper-literal");
    Overrides dearer = new Overrides(TinyPlan.reference());
    dearer.set("carbonPrice", "120");
    dearer.set("p.S01", "0.3");
    assertThat(dearer.applied(printed).outlooks().carbonEurT().at(0)).isEqualTo(120);
    Overrides without = new Overrides(TinyPlan.reference());
    without.without("S01");
    assertThatThrownBy(() -> without.applied(printed)).hasMessageContaining("'without S01'");
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "beta, cvar",
    "beta, wasserstein",
    "beta, static",
    "gamma, ellipsoid",
    "recovery, paper-literal"
  })
  void aSensitivityThatPlansOfThePolicyDoNotAnswerToIsRefused(String name, String policy) {
    assertThatThrownBy(() -> SensitivityQuestion.read(name).get(0).check(policy))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--sensitivity " + name + " has no effect with --policy " + policy);
  }
}
