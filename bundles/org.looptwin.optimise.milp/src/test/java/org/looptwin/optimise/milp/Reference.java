package org.looptwin.optimise.milp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;

/** The reference case with the questions that the tests ask about it. */
final class Reference {
  static final Case CASE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  static final YearMonth START = CASE.firstMonth();
  static final LinearSolver HIGHS = highs();

  /** The sites that are best at the base values. */
  static final Sites FIVE = Sites.fixed(Set.of("R01", "R02", "R06", "R07", "R08"));

  /** The strike: both Atacama suppliers become unreliable. */
  static final Outlooks SHOCK = supplierP(Map.of("S01", constant(0.18), "S02", constant(0.165)));

  private Reference() {}

  private static LinearSolver highs() {
    try {
      return HighsSolver.unpackedTo(Path.of("target/highs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PlanningProblem calm() {
    return PlanningProblem.of(CASE).with(FIVE);
  }

  static PlanningProblem free(String subset) {
    return new PlanningProblem(
        CASE,
        CASE.subset(subset).orElseThrow(),
        CommodityMode.ALL,
        12,
        "deterministic",
        Outlooks.BASE,
        null,
        CASE.initialState(),
        Sites.FREE,
        3,
        0);
  }

  static PlanningProblem lithium() {
    return new PlanningProblem(
        CASE,
        CASE.defaultSubset(),
        CommodityMode.LITHIUM,
        12,
        "deterministic",
        Outlooks.BASE,
        null,
        CASE.initialState(),
        FIVE,
        3,
        0);
  }

  static PlanningProblem changePrice(PlanningProblem problem, double eurKwh) {
    return new PlanningProblem(
        problem.reference(),
        problem.subset(),
        problem.mode(),
        problem.months(),
        problem.policy(),
        problem.outlooks(),
        problem.uncertainty(),
        problem.initial(),
        problem.sites(),
        eurKwh,
        problem.twinRevision());
  }

  static Outlooks supplierP(Map<String, MonthlySeries> p) {
    return new Outlooks(p, Map.of(), null, null, Map.of(), Set.of());
  }

  static Outlooks suez(double p) {
    return new Outlooks(
        Map.of(), Map.of(LaneClass.SUEZ, constant(p)), null, null, Map.of(), Set.of());
  }

  static Outlooks carbon(double eurT) {
    return new Outlooks(Map.of(), Map.of(), constant(eurT), null, Map.of(), Set.of());
  }

  static Outlooks recovery(double rate) {
    return new Outlooks(Map.of(), Map.of(), null, constant(rate), Map.of(), Set.of());
  }

  /** The strike with S01 delivering 15 % of its capacity in months 1 to 3. */
  static Outlooks strike() {
    return new Outlooks(
        SHOCK.supplierP(),
        Map.of(),
        null,
        null,
        Map.of("S01", new MonthlySeries(START, 0.15, 0.15, 0.15)),
        Set.of());
  }

  static MonthlySeries constant(double value) {
    return MonthlySeries.constant(START, 12, value);
  }

  static LinearPlanner planner(LinearSolver solver) {
    LinearPlanner planner = new LinearPlanner(solver.name());
    planner.slot().bind(solver);
    return planner;
  }

  static PlanningService planning() {
    return planning(HIGHS);
  }

  static PlanningService planning(LinearSolver solver) {
    SolverSlot slot = planner(solver).slot();
    return new PlanningService(() -> Optional.of(slot));
  }

  static Plan plan(PlanningProblem problem) {
    return plan(planner(HIGHS), problem);
  }

  static Plan plan(Solver solver, PlanningProblem problem) {
    Answer answer = solver.solve(problem, Budget.DEFAULT, Watch.NONE);
    return answer.read(
        Answer.Solved::plan,
        late -> {
          throw new AssertionError(late.because());
        },
        infeasible -> {
          throw new AssertionError(infeasible.relaxation());
        },
        failed -> {
          throw new AssertionError(failed.because());
        });
  }

  static double sum(List<Double> path) {
    return path.stream().mapToDouble(Double::doubleValue).sum();
  }
}
