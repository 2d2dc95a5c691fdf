package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.looptwin.optimise.milp.Reference.HIGHS;
import static org.looptwin.optimise.milp.Reference.calm;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Small models only, for a linear solver in pure Java: near the optimum, and certified. */
class LightPathTest {
  private static final LinearSolver OJALGO = new OjalgoSolver();
  private static final Budget WITHIN_ONE_PERCENT = new Budget(Duration.ofMinutes(2), 0.01, 1);

  private final LinearPlanner planner = Reference.planner(OJALGO);

  @ParameterizedTest(name = "{0}, whose optimum is {1} MEUR")
  @CsvSource({"n30, 1234.34", "n60, 2352.66", "n73, 3863.19"})
  void ojAlgoPlansFreeSitesWithinHalfAPercentAndProvesIt(String subset, double optimum) {
    Plan plan = solved(Reference.free(subset));
    assertThat(plan.objectiveEur() / 1e6).isBetween(optimum - 0.01, optimum * 1.002);
    assertThat(plan.boundEur() / 1e6).isBetween(optimum * 0.995, optimum + 0.01);
    assertThat(plan.gap()).isLessThan(0.005);
    assertThat(plan.parts().shortageEur()).isZero();
    assertThat(plan.solver().name()).isEqualTo("ojalgo");
  }

  @Test
  void ojAlgoFollowsTheStrikeAsHighsDoes() {
    Plan plan = solved(calm().with(Reference.strike(), null, "dynamic"));
    assertThat(plan.objectiveEur() / 1e6).isBetween(3906.3, 3906.4 * 1.001);
    List<Double> s01 = plan.shares().get("LI").get("S01");
    assertThat(100 * s01.get(0)).isBetween(10.0, 10.7);
    assertThat(plan.flowGap()).isEqualTo(plan.gap());
    assertThat(plan.sentences().get(0)).startsWith("S01 delivers all that is left of its LI");
  }

  @Test
  void aGapThatIsNotProvenIsNotClaimed() {
    Answer answer = planner.solve(calm(), new Budget(Duration.ofMinutes(2), 1e-5, 1), Watch.NONE);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.OutOfBudget.class,
            late -> {
              assertThat(late.because()).contains("0.001 % was asked for").contains("solver highs");
              assertThat(late.best().gap()).isLessThan(0.005);
            });
  }

  /** Every price, limit and rate changes from month to month here. */
  @Test
  void theMeanPeriodNeverPromisesMoreThanTheFullModelKeeps() {
    List<Outlooks> some =
        List.of(
            Outlooks.BASE,
            Reference.SHOCK,
            Reference.strike(),
            new Outlooks(
                Map.of("S01", rising(0.02, 0.02), "S03", rising(0.2, -0.01)),
                Map.of(LaneClass.SUEZ, rising(0.02, 0.01)),
                rising(80, 4),
                rising(0.8, -0.02),
                Map.of("S08", rising(1, -0.05)),
                Set.of(LaneClass.PANAMA)));
    for (Outlooks outlooks : some) {
      PlanningProblem problem = calm().with(outlooks, null, "dynamic");
      double optimum = Reference.plan(problem).objectiveEur();
      double bound = new MeanBound(HIGHS).eur(Instance.of(problem), Budget.DEFAULT, Watch.NONE);
      assertThat(bound).isBetween(optimum * 0.95, optimum);
    }
  }

  private static MonthlySeries rising(double from, double step) {
    double[] path = new double[12];
    for (int t = 0; t < path.length; t++) {
      path[t] = from + step * t;
    }
    return new MonthlySeries(Reference.START, path);
  }

  private Plan solved(PlanningProblem problem) {
    Answer answer = planner.solve(problem, WITHIN_ONE_PERCENT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Solved.class);
    return ((Answer.Solved) answer).plan();
  }
}
