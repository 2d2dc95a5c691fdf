package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/** Linear solvers that come and go, and the planners made of them. */
class PlannersTest {
  private static final PlanningProblem TINY = TwoSuppliers.problem(1, Outlooks.BASE, 10);

  private final Map<String, Solver> registered = new TreeMap<>();
  private final Map<String, Object> rankings = new TreeMap<>();
  private final Planners planners =
      new Planners(
          (planner, properties) -> {
            assertThat(registered.put(planner.name(), planner)).isNull();
            assertThat(properties.get("name")).isEqualTo(planner.name());
            rankings.put(planner.name(), properties.get("service.ranking"));
            return () -> registered.remove(planner.name());
          });

  @Test
  void theHousesOwnHaveTheirRankingsAndVendorsBringTheirs() {
    planners.bindLinearSolver(Reference.HIGHS, Map.of("service.ranking", 7));
    planners.bindLinearSolver(new Named("ojalgo", 12), Map.of());
    planners.bindLinearSolver(new Named("acme", 50), Map.of("service.ranking", 60));
    planners.bindLinearSolver(new Named("plain", 50), Map.of());
    assertThat(rankings)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("highs", 100, "ojalgo", 10, "acme", 60, "plain", 0));
    assertThat(registered.get("acme").accepts(TINY)).isTrue();
  }

  @Test
  void onesThatShareANameHandOverAndTheLastTakesThePlannerAway() {
    LinearSolver old = new Named("acme", 50);
    LinearSolver fresh = new Named("acme", 50);
    planners.bindLinearSolver(old, Map.of());
    Solver planner = registered.get("acme");
    planners.bindLinearSolver(fresh, Map.of());
    planners.unbindLinearSolver(old);
    assertThat(registered.get("acme")).isSameAs(planner);
    assertThat(planner.accepts(TINY)).isTrue();
    planners.unbindLinearSolver(fresh);
    assertThat(registered).isEmpty();
    assertThat(planner.accepts(TINY)).isFalse();
    assertThat(planners.best()).isEmpty();
  }

  @Test
  void wholeModelsGoToTheHousesOwnWhereItCarriesThem() {
    LinearSolver ojalgo = new Named("ojalgo", 12);
    planners.bindLinearSolver(ojalgo, Map.of());
    assertThat(planners.best().orElseThrow().only(ojalgo)).isTrue();
    LinearSolver vendor = new Named("acme", 50);
    planners.bindLinearSolver(vendor, Map.of("service.ranking", 1000));
    assertThat(planners.best().orElseThrow().only(vendor)).isTrue();
    planners.bindLinearSolver(Reference.HIGHS, Map.of());
    assertThat(planners.best().orElseThrow().only(Reference.HIGHS)).isTrue();
  }

  @Test
  void oneThatServesOnlyByNameIsTakenWhereThereIsNoOther() {
    LinearSolver byName = new Named("cbc", 2000);
    planners.bindLinearSolver(byName, Map.of("service.ranking", -10));
    assertThat(planners.best().orElseThrow().only(byName)).isTrue();
    LinearSolver light = new Named("ojalgo", 12);
    planners.bindLinearSolver(light, Map.of());
    assertThat(planners.best().orElseThrow().only(light)).isTrue();
  }

  @Test
  void anAuditSurvivesALinearSolverThatThrows() {
    planners.bindLinearSolver(new Named("acme", 50), Map.of());
    PlanningService planning = new PlanningService(planners::best);
    assertThat(planning.audit(TINY, Reference.plan(TINY))).isEmpty();
  }

  @Test
  void flowsAreNotToldWhenTheLinearSolverHasLeft() {
    planners.bindLinearSolver(Reference.HIGHS, Map.of());
    try (ExactFlows flows = new PlanningService(planners::best).flows(TINY)) {
      assertThat(flows.costEur(Set.of(), Watch.NONE)).isPresent();
      planners.unbindLinearSolver(Reference.HIGHS);
      assertThatThrownBy(() -> flows.costEur(Set.of(), Watch.NONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has left");
    }
    assertThatThrownBy(() -> new PlanningService(planners::best).flows(TINY))
        .hasMessageContaining("No linear solver is there");
  }

  /** By name and size; solves nothing, and throws when a session is opened. */
  private record Named(String name, int practicalIntegers) implements LinearSolver {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
      return LinearAnswer.without(LinearAnswer.Status.FAILED, 0, "solves nothing");
    }

    @Override
    public Session open(LinearModel model) {
      throw new UnsupportedOperationException();
    }
  }
}
