package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * One question answered. Fixed sites: the flows. Free sites: a master chooses them, their flows are
 * solved, relaxations bound what any other choice could save; where those prove less than was asked
 * for and the effort is full, branch and cut over the full model follows and the better plan is
 * given.
 */
final class PlanRun {
  /** Share of the remaining time for branch and cut; the rest is for the flows of its sites. */
  private static final double EXACT_SHARE = 0.9;

  private final Effort effort;
  private final LinearSolver solver;
  private final Flows sessions;
  private final PlanningProblem problem;
  private final Deadline deadline;
  private final Watch watch;

  /** For parts of the work, whose objectives mean nothing to the caller. */
  private final Watch quiet;

  private final PlanningModel full;

  PlanRun(
      LinearSolver solver,
      Flows sessions,
      PlanningProblem problem,
      Deadline deadline,
      Watch watch) {
    effort = Effort.of(solver);
    this.solver = solver;
    this.sessions = sessions;
    this.problem = problem;
    this.deadline = deadline;
    this.watch = watch;
    quiet =
        new Watch() {
          @Override
          public boolean cancelled() {
            return watch.cancelled();
          }
        };
    full = new PlanningModel(Instance.of(problem));
  }

  Answer answer() {
    return full.instance().sitesFree() ? free() : fixed();
  }

  private Answer fixed() {
    LinearAnswer flows = sessions.solve(full, deadline, quiet);
    if (!flows.hasSolution()) {
      return without(flows.status(), flows.message());
    }
    double bound = Double.isNaN(flows.bound()) ? meanBound() : flows.bound();
    return conclude(new Candidate(full, flows), bound);
  }

  private Answer free() {
    MasterSearch master = new MasterSearch(solver);
    SiteChoice first = master.search(full, deadline, quiet);
    Candidate best = first.open() == null ? null : flows(first.open());
    if (best == null && !spent()) {
      Optional<Answer.Infeasible> none = new Relaxation(problem, solver).find(deadline, quiet);
      if (none.isPresent()) {
        return none.get();
      }
    }
    double bound;
    if (best == null || effort == Effort.LIGHT) {
      bound = meanBound();
    } else {
      SiteBranches.Result proof =
          new Relaxations(solver, full).prove(best.flows().objective(), deadline, quiet);
      bound = proof.boundEur();
      best = proof.open() == null ? best : Candidate.better(best, flows(proof.open()));
    }
    if (best != null) {
      watch.progress(best.flows().objective(), bound, deadline.seconds());
    }
    ExactSearch exact = new ExactSearch(solver);
    if (effort == Effort.LIGHT || proven(best, bound) || !exact.practical(full) || spent()) {
      return best == null ? without(first.status(), first.message()) : conclude(best, bound);
    }
    return improve(exact, best, bound);
  }

  private Answer improve(ExactSearch exact, Candidate best, double bound) {
    SiteChoice choice = exact.search(full, deadline.left(EXACT_SHARE), watch);
    Candidate other = choice.open() == null ? null : flows(choice.open());
    if (other == null && choice.x() != null) {
      other = unpolished(choice);
    }
    Candidate better = Candidate.better(best, other);
    return better == null
        ? without(choice.status(), choice.message())
        : conclude(better, Math.max(bound, choice.boundEur()));
  }

  private double meanBound() {
    return new MeanBound(solver).eur(full.instance(), deadline.left(), quiet);
  }

  private boolean proven(Candidate best, double bound) {
    if (best == null) {
      return false;
    }
    double objective = best.flows().objective();
    return objective - bound <= deadline.asked().gap() * Math.abs(objective);
  }

  private boolean spent() {
    return watch.cancelled() || deadline.past();
  }

  private Candidate flows(Set<String> open) {
    PlanningModel chosen = fixedTo(open);
    LinearAnswer flows = sessions.solve(chosen, deadline, quiet);
    return flows.hasSolution() ? new Candidate(chosen, flows) : null;
  }

  private PlanningModel fixedTo(Set<String> open) {
    return new PlanningModel(Instance.of(problem.with(Sites.fixed(open))));
  }

  /** The search's own solution, when no time was left to solve its flows anew. */
  private Candidate unpolished(SiteChoice choice) {
    double objective = full.matrix().objective(choice.x());
    LinearAnswer flows =
        new LinearAnswer(Status.TIME_LIMIT, choice.x(), objective, Double.NaN, null, null, 0, "");
    return new Candidate(full, flows);
  }

  private Answer conclude(Candidate candidate, double bound) {
    return new Conclusion(
            effort,
            new SolverInfo(solver.name(), solver.version()),
            problem,
            full,
            deadline.asked(),
            watch.cancelled())
        .of(candidate, bound, deadline.seconds());
  }

  private Answer without(Status status, String message) {
    return switch (status) {
      case INFEASIBLE -> infeasible();
      case CANCELLED -> new Answer.OutOfBudget(null, "Cancelled before a plan was found.");
      case TIME_LIMIT, OPTIMAL, WITHIN_GAP ->
          new Answer.OutOfBudget(
              null,
              "No plan was found in %s s.".formatted(deadline.asked().time().toMillis() / 1000.0));
      default ->
          new Answer.Failed(
              "%s ended with %s on %d rows. %s"
                  .formatted(solver.name(), status, full.matrix().rows(), message));
    };
  }

  private Answer infeasible() {
    if (!watch.reasons()) {
      return new Answer.Infeasible(List.of("No plan keeps every limit."));
    }
    return new Relaxation(problem, solver)
        .find(deadline, quiet)
        .orElseGet(
            () ->
                new Answer.Infeasible(
                    List.of(
                        "A limit is missed by less than 0.001 kWh, or there was no time to find"
                            + " which. Maybe give it more time.")));
  }
}
