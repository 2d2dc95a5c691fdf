package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Plans through the linear solver {@code highs}: fast enough to prove any gap by branch and cut.
 */
@Component(
    immediate = true,
    property = {"name=highs", "service.ranking:Integer=100"})
public final class HighsPlanner implements Solver {
  private final PlanSearch search = new PlanSearch("highs", Effort.FULL);

  @Activate
  public HighsPlanner() {
    // linear solvers arrive through bindLinearSolver
  }

  HighsPlanner(LinearSolver solver) {
    bindLinearSolver(solver);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    search.slot().bind(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    search.slot().unbind(solver);
  }

  @Override
  public String name() {
    return search.name();
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return search.accepts(problem);
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    return search.solve(problem, budget, watch);
  }
}
