package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Watch;

class PlanCopyTest {
  private static final Budget BUDGET = new Budget(Duration.ofMinutes(1), 1e-3, 1);
  private static final SolverInfo SOLVER = new SolverInfo("cheap", "1");
  private static final CostParts PARTS = new CostParts(1, 0, 0, 0, 0, 0);
  private static final Indicators INDICATORS =
      new Indicators(null, null, null, null, null, null, null, null, null, null, null, null);

  @Test
  void theIdIsTheServersOwnAndSaysWhatThePlanIs() {
    String id = id(plan("../../conf/x", 1, SOLVER, PARTS, INDICATORS, shares(0.3)));

    assertThat(id).matches("P-[0-9a-f]{16}");
    assertThat(id(plan("a/b", 1, SOLVER, PARTS, INDICATORS, shares(0.3)))).isEqualTo(id);
    assertThat(id(plan("", 7, SOLVER, PARTS, INDICATORS, shares(0.3))))
        .as("the time that it took makes no difference")
        .isEqualTo(id);
    assertThat(id(plan("same", 1, SOLVER, PARTS, INDICATORS, shares(0.4)))).isNotEqualTo(id);
  }

  @Test
  void whatThePlugInChangesAfterwardsChangesNothing() {
    Map<String, Map<String, List<Double>>> shares = shares(0.3);
    Plan copy = copied(plan("x", 1, SOLVER, PARTS, INDICATORS, shares));
    shares.get("LI").get("S01").set(0, 0.9);
    shares.get("LI").clear();

    assertThat(copy.shares()).isEqualTo(Map.of("LI", Map.of("S01", List.of(0.3))));
    assertThatThrownBy(() -> copy.shares().get("LI").get("S01").set(0, 1.0))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.shares().get("LI").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aPlanWithHolesIsAFailureAndAStrike() {
    refused(
        plan("x", 1, null, PARTS, INDICATORS, shares(0.3)),
        "solver cheap: solve: its plan has no solver");
    refused(
        plan("x", 1, new SolverInfo("cheap", null), PARTS, INDICATORS, shares(0.3)),
        "solver cheap: solve: its plan has no solver's version");
    refused(
        plan("x", 1, SOLVER, null, INDICATORS, shares(0.3)),
        "solver cheap: solve: its plan has no parts of its cost");
    refused(
        plan("x", 1, SOLVER, PARTS, null, shares(0.3)),
        "solver cheap: solve: its plan has no indicators");
    refused(
        plan("x", Double.NaN, SOLVER, PARTS, INDICATORS, shares(0.3)),
        "solver cheap: solve: its plan has the value NaN for seconds");
    refused(
        plan("x", 1, SOLVER, PARTS, INDICATORS, shares(Double.NaN)),
        "solver cheap: solve: its plan has the value NaN for path");
    refused(
        plan("x", 1, SOLVER, PARTS, INDICATORS, shares()),
        "solver cheap: solve: its plan has a path of 0 months, expected 1");
    refused(null, "solver cheap: solve: it says Solved without a plan");
  }

  private static void refused(Plan plan, String because) {
    var plug = Plugs.solver(watch -> new Answer.Solved(plan));
    GuardedSolver guard = new GuardedSolver(plug, () -> null);

    assertThat(guard.solve(null, BUDGET, Watch.NONE)).isEqualTo(new Answer.Failed(because));
    assertThat(plug.tally().failures()).isEqualTo(1);
  }

  private static String id(Plan plan) {
    return copied(plan).id();
  }

  private static Plan copied(Plan plan) {
    GuardedSolver guard =
        new GuardedSolver(Plugs.solver(watch -> new Answer.Solved(plan)), () -> null);
    return ((Answer.Solved) guard.solve(null, BUDGET, Watch.NONE)).plan();
  }

  private static Map<String, Map<String, List<Double>>> shares(Double... path) {
    Map<String, List<Double>> bySupplier = new HashMap<>();
    bySupplier.put("S01", new ArrayList<>(List.of(path)));
    return new HashMap<>(Map.of("LI", bySupplier));
  }

  static Plan plan(
      String id,
      double seconds,
      SolverInfo solver,
      CostParts parts,
      Indicators indicators,
      Map<String, Map<String, List<Double>>> shares) {
    return new Plan(
        id,
        "case",
        "dynamic",
        PlanStatus.OPTIMAL,
        1,
        parts,
        1,
        0,
        null,
        null,
        solver,
        seconds,
        1,
        0,
        null,
        YearMonth.of(2025, 1),
        1,
        Map.of(),
        shares,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(0.0),
        List.of(),
        indicators,
        List.of(),
        List.of());
  }

  static Plan plan() {
    return plan("x", 1, SOLVER, PARTS, INDICATORS, shares(0.3));
  }
}
