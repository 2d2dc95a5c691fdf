package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
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
    return slot.taken() && complaint(problem).isEmpty();
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    Optional<String> complaint = complaint(problem);
    if (complaint.isPresent()) {
      return new Answer.Failed(complaint.get());
    }
    return slot.use(
            watch,
            (solver, flows, cancellable) ->
                new PlanRun(solver, flows, problem, budget, cancellable).answer())
        .orElseGet(
            () ->
                new Answer.Failed(
                    "Linear solver %s is not there. Maybe its library does not load on this system."
                        .formatted(name)));
  }

  /** What is wrong with the question, if anything. */
  private static Optional<String> complaint(PlanningProblem problem) {
    int known =
        problem.reference().demandKwh().values().stream()
            .mapToInt(series -> series.months())
            .min()
            .orElse(0);
    if (problem.months() < 1 || problem.months() > known) {
      return Optional.of(
          "The horizon is %d months, but the case has demand for 1 to %d."
              .formatted(problem.months(), known));
    }
    List<String> unknown =
        problem.sites().open().stream()
            .filter(id -> problem.reference().extended().node(id).isEmpty())
            .sorted()
            .toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of("The case has no recycling centre %s.".formatted(unknown.get(0)));
  }
}
