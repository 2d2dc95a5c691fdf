package org.looptwin.optimise.fuzzy.compromise;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** Solves one model after another within one budget of time. Called by one thread at a time. */
public final class Solves {
  private final LinearSolver solver;
  private final Budget budget;
  private final Watch watch;
  private final Executor executor;
  private final long began = System.nanoTime();
  private int count;
  private double worstGap;

  /** All in the caller's thread. */
  public Solves(LinearSolver solver, Budget budget, Watch watch) {
    this(solver, budget, watch, Runnable::run);
  }

  /**
   * @param watch asked from the executor's threads too
   * @param executor of linear programs that do not wait for one another
   */
  public Solves(LinearSolver solver, Budget budget, Watch watch, Executor executor) {
    this.solver = solver;
    this.budget = budget;
    this.watch = watch;
    this.executor = executor;
  }

  /** Nothing was found; the message says what and why. */
  public static final class NoAnswer extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message) {
      super(message);
    }
  }

  /**
   * @param left how many more solves are expected, this one included: each gets its part of the
   *     time
   * @param what it is for, for messages
   * @throws NoAnswer when there is no solution
   */
  public LinearAnswer solve(LinearModel model, int left, String what) {
    return took(solver.solve(model, share(left), watch), model.hasIntegers(), what);
  }

  /** What the next solve may take of what is left. */
  Budget share(int left) {
    Duration rest = budget.time().minusNanos(System.nanoTime() - began);
    Duration share = rest.multipliedBy(2).dividedBy(Math.max(2, left + 1));
    return new Budget(share.isNegative() ? Duration.ZERO : share, budget.gap(), budget.seed());
  }

  /**
   * Counts an answer.
   *
   * @param whole whether the model has integers
   * @throws NoAnswer when there is no solution
   */
  LinearAnswer took(LinearAnswer answer, boolean whole, String what) {
    watch.progress(++count, Double.NaN, seconds());
    if (!answer.hasSolution()) {
      throw new NoAnswer(
          "no plan was found for %s: %s%s"
              .formatted(
                  what, reason(answer), answer.message().isEmpty() ? "" : ", " + answer.message()));
    }
    if (whole) {
      worstGap = Math.max(worstGap, Double.isNaN(answer.gap()) ? 1 : answer.gap());
    }
    return answer;
  }

  /**
   * Whether a model without integers has a solution at all.
   *
   * @throws NoAnswer when that was not found out
   */
  public boolean possible(LinearModel model, String what) {
    LinearAnswer answer = solver.solve(model, share(1), watch);
    return answer.status() != LinearAnswer.Status.INFEASIBLE
        && took(answer, false, what).hasSolution();
  }

  private static String reason(LinearAnswer answer) {
    return switch (answer.status()) {
      case INFEASIBLE -> "the limits contradict one another";
      case UNBOUNDED -> "it has no limit";
      case TIME_LIMIT -> "the time limit came first";
      case CANCELLED -> "it was cancelled";
      default -> "the solver failed";
    };
  }

  public int count() {
    return count;
  }

  /** Largest relative gap of any solve so far; 0 without integers. */
  public double worstGap() {
    return worstGap;
  }

  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  public LinearSolver solver() {
    return solver;
  }

  Executor executor() {
    return executor;
  }

  Watch watch() {
    return watch;
  }

  /** The relative gap that was asked for. */
  public double gap() {
    return budget.gap();
  }
}
