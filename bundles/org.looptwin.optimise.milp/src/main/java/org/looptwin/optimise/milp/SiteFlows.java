package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * Flows for one choice of sites after another, through the linear solver that is there when they
 * are asked for. Light solvers give flows that are near the optimum, not at it.
 */
final class SiteFlows implements ExactFlows {
  private static final int MOST_SUCCESSORS = 3;

  private final PlanningProblem problem;
  private final SolverSlot slot;
  private final PlanningModel full;
  private final long began = System.nanoTime();

  SiteFlows(PlanningProblem problem, SolverSlot slot) {
    Question.fault(problem)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    this.problem = problem;
    this.slot = slot;
    full = new PlanningModel(Instance.of(problem));
  }

  @Override
  public List<String> sites() {
    return free() ? full.instance().sets().recyclers().stream().map(Node::id).toList() : List.of();
  }

  private boolean free() {
    return full.instance().sitesFree();
  }

  @Override
  public Optional<Double> costEur(Set<String> open, Watch watch) {
    LinearAnswer answer = solve(watch, (solver, flows, each) -> cost(flows, open, each));
    return answer.hasSolution() ? Optional.of(answer.objective()) : Optional.empty();
  }

  /** A linear solver that leaves cancels; its successor is asked then. */
  private LinearAnswer solve(Watch watch, SolverSlot.Work<LinearAnswer> work) {
    for (int attempt = 0; attempt < MOST_SUCCESSORS; attempt++) {
      Optional<LinearAnswer> answer = slot.use(watch, work);
      if (answer.isEmpty()) {
        break;
      }
      if (answer.get().status() != LinearAnswer.Status.CANCELLED || watch.cancelled()) {
        return answer.get();
      }
    }
    throw new IllegalStateException(
        "The linear solver has left. Maybe ask again when another is there.");
  }

  private LinearAnswer cost(Flows flows, Set<String> open, Watch watch) {
    return free()
        ? flows.solve(full, open, Deadline.in(Budget.DEFAULT), watch)
        : flows.solve(full, Deadline.in(Budget.DEFAULT), watch);
  }

  @Override
  public double boundEur(Budget budget, Watch watch) {
    return slot.use(watch, (solver, flows, each) -> bound(solver, flows, budget, each))
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double bound(LinearSolver solver, Flows flows, Budget budget, Watch watch) {
    Deadline deadline = Deadline.in(budget);
    double mean = new MeanBound(solver).eur(full.instance(), budget, watch);
    if (Effort.of(solver) == Effort.LIGHT) {
      return mean;
    }
    double relaxed =
        free()
            ? new Relaxations(solver, full).whole(deadline, watch)
            : flows.solve(full, deadline, watch).bound();
    return Double.isNaN(relaxed) ? mean : Math.max(mean, relaxed);
  }

  @Override
  public Plan plan(
      Set<String> open, String name, String version, double boundEur, Budget budget, Watch watch) {
    PlanningModel chosen =
        free() ? new PlanningModel(Instance.of(problem.with(Sites.fixed(open)))) : full;
    LinearAnswer answer =
        solve(
            watch, (solver, flows, each) -> flows.solve(chosen, Deadline.in(Budget.DEFAULT), each));
    if (!answer.hasSolution()) {
      throw new IllegalArgumentException("No plan was found with the sites %s.".formatted(open));
    }
    return concluded(
        new Candidate(chosen, answer),
        new SolverInfo(name, version),
        boundEur,
        budget,
        watch.cancelled());
  }

  @Override
  public Plan plan(double[] x, String name, String version, double boundEur, Budget budget) {
    LinearAnswer answer =
        new LinearAnswer(
            LinearAnswer.Status.WITHIN_GAP,
            x,
            full.matrix().objective(x),
            boundEur,
            null,
            null,
            0,
            "");
    return concluded(
        new Candidate(full, answer), new SolverInfo(name, version), boundEur, budget, false);
  }

  private Plan concluded(
      Candidate candidate, SolverInfo solver, double bound, Budget budget, boolean cancelled) {
    return new Conclusion(Effort.FULL, solver, problem, full, budget, cancelled)
        .of(candidate, bound, (System.nanoTime() - began) / 1e9)
        .read(
            Answer.Solved::plan,
            Answer.OutOfBudget::best,
            none -> null,
            failed -> {
              throw new IllegalStateException(failed.because());
            });
  }

  @Override
  public void close() {
    // sessions belong to the linear solver's slot
  }
}
