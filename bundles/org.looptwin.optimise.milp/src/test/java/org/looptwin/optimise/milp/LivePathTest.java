package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.CASE;
import static org.looptwin.optimise.milp.Reference.HIGHS;
import static org.looptwin.optimise.milp.Reference.SHOCK;
import static org.looptwin.optimise.milp.Reference.calm;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;

/** Plans with fixed sites come out of a warm session, and must not show it. */
class LivePathTest {

  @Test
  void theStrikeAfterACalmPlanCostsWhatItCostsFromScratch() {
    LinearPlanner warm = Reference.planner(HIGHS);
    Reference.plan(warm, calm());
    Plan after = Reference.plan(warm, calm().with(SHOCK, null, "dynamic"));
    PlanningModel model = new PlanningModel(Instance.of(calm().with(SHOCK, null, "dynamic")));
    LinearAnswer cold = HIGHS.solve(model.matrix(), Budget.DEFAULT, Watch.NONE);
    assertThat(after.objectiveEur()).isCloseTo(cold.objective(), within(1.0));
    assertThat(after.flowGap()).isLessThan(1e-6);
    assertThat(after.siteGap()).isNull();
  }

  @Test
  void aPlanDoesNotDependOnWhatWasPlannedBefore() {
    PlanningProblem strike = calm().with(Reference.strike(), null, "dynamic");
    Plan fresh = Reference.plan(Reference.planner(HIGHS), strike);
    LinearPlanner busy = Reference.planner(HIGHS);
    Reference.plan(busy, calm().with(Reference.carbon(115), null, "dynamic"));
    Reference.plan(busy, calm().with(Reference.recovery(0.6), null, "dynamic"));
    Reference.plan(busy, calm().with(SHOCK, null, "dynamic"));
    Plan late = Reference.plan(busy, strike);
    assertThat(late.flows()).isEqualTo(fresh.flows());
    assertThat(late.objectiveEur()).isEqualTo(fresh.objectiveEur());
    assertThat(late.sentences()).isEqualTo(fresh.sentences());
    assertThat(late.id()).isEqualTo(fresh.id()).matches("P-[0-9a-f]{8}");
  }

  /** Stocks, executed shares and routes change row limits and coefficients, not only costs. */
  @Test
  void aMovedStateIsSolvedWarmAndCostsWhatItCostsFromScratch() {
    PlanningProblem old = calm().with(SHOCK, null, "dynamic");
    InitialState moved =
        new InitialState(
            Map.of("S01", 0.2, "S02", 0.05, "S03", 0.25, "S04", 0.2, "S05", 0.3),
            Map.of("S03", Map.of(LaneClass.SUEZ, 0.4, LaneClass.CAPE, 0.6)),
            Map.of("B03", Map.of(Commodity.LI, 14.0, Commodity.HOUSING, 6.5)),
            CASE.initialState().openRecyclers());
    Map<String, Map<LaneClass, Double>> routes =
        new HashMap<>(CASE.initialState().executedRoutes());
    routes.putAll(moved.executedRoutes());
    PlanningProblem problem =
        new PlanningProblem(
            CASE,
            old.subset(),
            old.mode(),
            12,
            "dynamic",
            old.outlooks(),
            null,
            new InitialState(
                moved.executedShares(), routes, moved.stockDays(), moved.openRecyclers()),
            old.sites(),
            2,
            9);
    Plan plan = Reference.plan(Reference.planner(HIGHS), problem);
    LinearAnswer cold =
        HIGHS.solve(Reference.planning().model(problem), Budget.DEFAULT, Watch.NONE);
    assertThat(plan.objectiveEur()).isCloseTo(cold.objective(), within(1.0));
    double s01 = plan.shares().get("LI").get("S01").get(0);
    assertThat(s01).isBetween(0.1 - 1e-9, 0.3 + 1e-9);
  }

  @Test
  void anotherQuestionHasAnotherName() {
    LinearPlanner planner = Reference.planner(HIGHS);
    String calm = Reference.plan(planner, calm()).id();
    assertThat(Reference.plan(planner, calm().at(1)).id()).isNotEqualTo(calm);
    assertThat(Reference.plan(planner, calm().with(SHOCK, null, "deterministic")).id())
        .isNotEqualTo(calm);
  }

  @Test
  void freeSitesEndInTheSameFlowsAsThoseSitesFixed() {
    LinearPlanner planner = Reference.planner(HIGHS);
    Plan free = Reference.plan(planner, PlanningProblem.of(Reference.CASE));
    Plan fixed = Reference.plan(planner, calm());
    assertThat(free.sites()).isEqualTo(fixed.sites());
    assertThat(free.flows()).isEqualTo(fixed.flows());
  }
}
