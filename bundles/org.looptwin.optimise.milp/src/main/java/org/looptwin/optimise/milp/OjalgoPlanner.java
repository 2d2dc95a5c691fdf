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
 * Plans through the linear solver {@code ojalgo}: pure Java, with a certified gap; branch and cut
 * only where the sites are few.
 */
@Component(
    immediate = true,
    property = {"name=ojalgo", "service.ranking:Integer=10"})
public final class OjalgoPlanner implements Solver {
  private final PlanSearch search = new PlanSearch("ojalgo", Effort.LIGHT);

  @Activate
  public OjalgoPlanner() {
    // linear solvers arrive through bindLinearSolver
  }

  OjalgoPlanner(LinearSolver solver) {
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
