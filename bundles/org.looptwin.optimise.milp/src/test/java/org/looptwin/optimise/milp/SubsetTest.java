package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;

/** Free sites on parts of the case; shares are renormalised, demand and returns scaled. */
class SubsetTest {
  @ParameterizedTest(name = "{0} costs {1} MEUR")
  @CsvSource({"n30, 1234.3", "n60, 2352.7", "n73, 3863.2", "n120, 3863.6"})
  void eachSubsetServesItsDemandAtTheKnownCost(String subset, double meur) {
    Plan plan = Reference.plan(Reference.free(subset));
    assertThat(plan.objectiveEur() / 1e6).isCloseTo(meur, within(meur * 1e-3));
    assertThat(plan.parts().shortageEur()).isCloseTo(0, within(1.0));
    assertThat(plan.gap()).isBetween(0.0, 1e-3);
    assertThat(plan.boundEur()).isLessThanOrEqualTo(plan.objectiveEur());
    assertThat(plan.flowGap()).isNull();
  }

  @Test
  void theOnlySupplierOfAMaterialMaySellAllOfIt() {
    List<Double> cobalt = Reference.plan(Reference.free("n30")).shares().get("CO").get("S06");
    assertThat(cobalt.get(0)).isEqualTo(1);
  }

  @Test
  void theExportedModelHasThePlansObjectiveAsItsOptimum() {
    PlanningProblem problem = Reference.free("n30");
    LinearModel model = Reference.planning().model(problem);
    LinearAnswer answer = Reference.HIGHS.solve(model, Budget.DEFAULT, Watch.NONE);
    Plan plan = Reference.plan(problem);
    assertThat(model.hasIntegers()).isTrue();
    assertThat(answer.objective())
        .isCloseTo(plan.objectiveEur(), within(1e-3 * answer.objective()));
    assertThat(answer.bound()).isLessThanOrEqualTo(plan.objectiveEur());
  }
}
