package org.looptwin.optimise.milp;

import java.util.Optional;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/**
 * Plans through the linear solvers of one name: sites by a search, flows by a linear programme.
 *
 * <p><b>Threads:</b> any.
 */
final class LinearPlanner implements Solver {
  private final String name;
  private final SolverSlot slot = new SolverSlot();

  LinearPlanner(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  SolverSlot slot() {
    return slot;
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return slot.taken() && Question.fault(problem).isEmpty();
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    Optional<String> fault = Question.fault(problem);
    if (fault.isPresent()) {
      return new Answer.Failed(fault.get());
    }
    return slot.use(
            watch,
            (solver, flows, cancellable) ->
                PrintedRun.asked(problem)
                    ? new PrintedRun(solver, flows, problem, budget, cancellable).answer()
                    : planned(solver, flows, problem, budget, cancellable))
        .orElseGet(
            () ->
                new Answer.Failed(
                    "Linear solver %s is not there. Maybe its library does not load on this system."
                        .formatted(name)));
  }

  /** The plan, and what its rules and obligations are worth. */
  private static Answer planned(
      LinearSolver solver, Flows flows, PlanningProblem problem, Budget budget, Watch watch) {
    Answer answer = new PlanRun(solver, flows, problem, budget, watch).answer();
    Answer rules = new RecourseWorth(problem, flows, budget, watch).told(answer);
    return new PolicyWorth(solver, flows, problem, budget, watch).told(rules);
  }
}
