package org.looptwin.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One problem put to the solvers in order: when the best one fails, the next one answers in the
 * same step. "No plan exists" and "out of time with a plan" are answers, not failures.
 */
final class Solving {
  private static final Logger LOG = LoggerFactory.getLogger(Solving.class);
  private static final Duration LEAST = Duration.ofSeconds(5);

  private final List<Solver> solvers;
  private final PlanningProblem problem;
  private final Budget budget;
  private final BooleanSupplier cancelled;
  private final boolean reasons;
  private final LongSupplier nanos;
  private final List<String> failures = new ArrayList<>();
  private String answeredBy = "";

  /**
   * @param solvers those that take the problem, best first
   */
  Solving(List<Solver> solvers, PlanningProblem problem, Budget budget, BooleanSupplier cancelled) {
    this(solvers, problem, budget, true, cancelled, System::nanoTime);
  }

  /**
   * @param reasons whether it is worth the time to find out what would have to give way where there
   *     is no plan
   */
  Solving(
      List<Solver> solvers,
      PlanningProblem problem,
      Budget budget,
      boolean reasons,
      BooleanSupplier cancelled,
      LongSupplier nanos) {
    this.reasons = reasons;
    this.nanos = nanos;
    this.solvers = List.copyOf(solvers);
    this.problem = problem;
    this.budget = budget;
    this.cancelled = cancelled;
  }

  /** The first answer that is none of a failure; the last one's failure where all fail. */
  Answer answer() {
    Answer answer = new Answer.Failed("no solver takes this problem");
    long begun = nanos.getAsLong();
    for (Solver solver : solvers) {
      answer = ask(solver, left(nanos.getAsLong() - begun));
      answeredBy = solver.name();
      String failure = failure(answer);
      if (failure.isEmpty() || cancelled.getAsBoolean()) {
        return answer;
      }
      failures.add("%s failed: %s".formatted(solver.name(), failure));
      LOG.warn("Solver {} failed, the next one is asked: {}", solver.name(), failure);
    }
    return answer;
  }

  /** All solvers of a step share its budget; the last ones have a little all the same. */
  private Budget left(long usedNanos) {
    Duration left = budget.time().minusNanos(usedNanos);
    Duration least = LEAST.compareTo(budget.time()) < 0 ? LEAST : budget.time();
    return new Budget(left.compareTo(least) < 0 ? least : left, budget.gap(), budget.seed());
  }

  /** A listener that fails is told about in the log and spoils nothing. */
  void tell(List<SolveListener> listeners, Answer answer) {
    for (SolveListener listener : listeners) {
      try {
        listener.solved(problem, budget, answeredBy, answer);
      } catch (RuntimeException e) {
        LOG.warn("A listener to solves failed: {}", e.toString());
      }
    }
  }

  /** One sentence for each solver that failed. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private static String failure(Answer answer) {
    return answer.read(
        solved -> "",
        out -> out.best() == null ? "out of time: " + out.because() : "",
        none -> "",
        failed -> failed.because().isBlank() ? "it gave no reason" : failed.because());
  }

  /** A solver that throws has failed, no more. */
  private Answer ask(Solver solver, Budget left) {
    try {
      return solver.solve(problem, left, watch());
    } catch (RuntimeException e) {
      return new Answer.Failed("solver %s threw %s".formatted(solver.name(), e));
    }
  }

  private Watch watch() {
    return new Watch() {
      @Override
      public boolean cancelled() {
        return cancelled.getAsBoolean();
      }

      @Override
      public boolean reasons() {
        return reasons;
      }
    };
  }
}
