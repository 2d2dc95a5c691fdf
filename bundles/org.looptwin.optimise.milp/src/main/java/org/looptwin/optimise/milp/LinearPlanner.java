package org.looptwin.optimise.milp;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;

/**
 * Plans through the linear solvers of one name: sites by a search, flows by a linear programme. All
 * that is solved for an answer, also what its rules and obligations are worth, shares the time
 * allowed.
 *
 * <p><b>Threads:</b> any.
 */
final class LinearPlanner implements Solver {
  private final String name;
  private final LongSupplier nanos;
  private final SolverSlot slot = new SolverSlot();

  LinearPlanner(String name) {
    this(name, System::nanoTime);
  }

  /**
   * @param nanos a clock of nanoseconds that never goes back
   */
  LinearPlanner(String name, LongSupplier nanos) {
    this.name = name;
    this.nanos = nanos;
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
    Optional<String> fault = Question.fault(problem).or(() -> YearsMemory.ofHeap().fault(problem));
    if (fault.isPresent()) {
      return new Answer.Failed(fault.get());
    }
    Deadline deadline = new Deadline(budget, nanos);
    return slot.use(
            watch,
            (solver, flows, cancellable) ->
                PrintedRun.asked(problem)
                    ? new PrintedRun(solver, flows, problem, deadline, cancellable).answer()
                    : planned(solver, flows, problem, deadline, cancellable))
        .orElseGet(
            () ->
                new Answer.Failed(
                    "Linear solver %s is not there. Maybe its library does not load on this system."
                        .formatted(name)));
  }

  /** The plan, and what its rules and obligations are worth. */
  private static Answer planned(
      LinearSolver solver, Flows flows, PlanningProblem problem, Deadline deadline, Watch watch) {
    Answer answer = new PlanRun(solver, flows, problem, deadline, watch).answer();
    Answer rules = new RecourseWorth(problem, flows, deadline, watch).told(answer);
    return new PolicyWorth(solver, flows, problem, deadline, watch).told(rules);
  }
}
