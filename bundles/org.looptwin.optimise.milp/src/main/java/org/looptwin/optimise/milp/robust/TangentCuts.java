package org.looptwin.optimise.milp.robust;

import java.time.Duration;
import java.util.List;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * Solves linear and mixed-integer models with norms, by a linear solver: solve, add the tangent of
 * every norm that the point breaks, solve again (Kelley's cutting planes). The linear models are
 * outer approximations, so their bound is proven; the point's tau are brought up to their norms, so
 * its objective is true.
 *
 * <p><b>Threads:</b> any; keeps nothing.
 */
public final class TangentCuts {
  private static final int MOST_ROUNDS = 400;
  private static final int ROUNDS_A_SESSION = 12;

  private final LinearSolver solver;
  private final double tolerance;

  /**
   * @param tolerance allowed violation of a norm, relative to its value where that is above 1
   */
  public TangentCuts(LinearSolver solver, double tolerance) {
    this.solver = solver;
    this.tolerance = tolerance;
  }

  /** To 1e-7. */
  public TangentCuts(LinearSolver solver) {
    this(solver, 1e-7);
  }

  /** The optimum within the budget's gap; without norms the linear solver's own answer. */
  public LinearAnswer solve(LinearModel model, List<Norm> norms, Budget budget, Watch watch) {
    if (norms.isEmpty()) {
      return solver.solve(model, budget, watch);
    }
    Run run = new Run(model, norms, budget, watch);
    return model.hasIntegers() ? run.mixed() : run.linear(null);
  }

  /**
   * The linear model that a solve ends with: the given one and the tangents found, as rows. Its
   * optimum is that of the model with norms, within the budget's gap; where the time ran out it is
   * a lower bound.
   */
  public LinearModel outer(LinearModel model, List<Norm> norms, Budget budget, Watch watch) {
    if (norms.isEmpty()) {
      return model;
    }
    Run run = new Run(model, norms, budget, watch);
    if (model.hasIntegers()) {
      run.mixed();
    } else {
      run.linear(null);
    }
    return run.pool.model(null, 0);
  }

  /** The optimum with integers relaxed. */
  public LinearAnswer relaxed(LinearModel model, List<Norm> norms, Budget budget, Watch watch) {
    return new Run(model.relaxed(), norms, budget, watch).linear(null);
  }

  private final class Run {
    private final CutPool pool;
    private final Budget budget;
    private final Watch watch;
    private final long began = System.nanoTime();
    private final int spare;

    Run(LinearModel model, List<Norm> norms, Budget budget, Watch watch) {
      this.budget = budget;
      this.watch = watch;
      pool = new CutPool(model, norms);
      spare = ROUNDS_A_SESSION * norms.size();
    }

    /** Integer columns are held at {@code fixed}, or relaxed where there are none. */
    LinearAnswer linear(double[] fixed) {
      LinearAnswer last = null;
      for (int round = 0; round < MOST_ROUNDS; ) {
        LinearModel model = pool.model(fixed, spare);
        int firstSpare = model.rows() - spare;
        int firstCut = pool.size();
        try (LinearSolver.Session session = solver.open(model)) {
          while (pool.size() - firstCut <= spare - pool.norms()) {
            last = session.solve(left(), watch);
            round++;
            int before = pool.size();
            if (last.status() != Status.OPTIMAL) {
              return last.hasSolution() ? point(last, Status.TIME_LIMIT) : stripped(last);
            }
            pool.cutOff(last.x(), tolerance);
            if (pool.size() == before) {
              return point(last, Status.OPTIMAL);
            }
            for (int cut = before; cut < pool.size(); cut++) {
              pool.write(cut, session, firstSpare + cut - firstCut);
            }
          }
        }
      }
      return point(last, Status.TIME_LIMIT);
    }

    LinearAnswer mixed() {
      LinearModel original = pool.base();
      new Run(original.relaxed(), pool, budget, watch).linear(null);
      LinearAnswer best = null;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        LinearAnswer choice = solver.solve(pool.model(null, 0), left(), watch);
        if (!choice.hasSolution()) {
          return best == null ? choice : best;
        }
        LinearAnswer flows = linear(choice.x());
        LinearAnswer found = flows.hasSolution() ? flows : point(choice, Status.TIME_LIMIT);
        best = better(best, found, choice.bound());
        if (best.gap() <= Math.max(budget.gap(), 1e-9)) {
          return ended(best, Status.WITHIN_GAP);
        }
        if (watch.cancelled() || left().time().isZero()) {
          return ended(best, watch.cancelled() ? Status.CANCELLED : Status.TIME_LIMIT);
        }
      }
      return best;
    }

    /** For the relaxation of a mixed model: shares its pool. */
    private Run(LinearModel relaxed, CutPool shared, Budget budget, Watch watch) {
      this.budget = budget;
      this.watch = watch;
      pool = shared.over(relaxed);
      spare = ROUNDS_A_SESSION * pool.norms();
    }

    /** The cheaper point with the higher bound; a mixed answer has no duals. */
    private LinearAnswer better(LinearAnswer best, LinearAnswer found, double boundEur) {
      LinearAnswer point = best == null || found.objective() < best.objective() ? found : best;
      double bound = best == null ? boundEur : Math.max(best.bound(), boundEur);
      return new LinearAnswer(
          point.status(), point.x(), point.objective(), bound, null, null, seconds(), "");
    }

    private LinearAnswer ended(LinearAnswer best, Status status) {
      return new LinearAnswer(
          status, best.x(), best.objective(), best.bound(), null, null, seconds(), "");
    }

    /** The point with its tau lifted, and the outer approximation's objective as its bound. */
    private LinearAnswer point(LinearAnswer answer, Status status) {
      double[] x = pool.lifted(answer.x());
      double bound = answer.status() == Status.OPTIMAL ? answer.objective() : answer.bound();
      return new LinearAnswer(
          status,
          x,
          pool.base().objective(x),
          bound,
          pool.first(answer.rowDuals()),
          answer.reducedCosts(),
          seconds(),
          answer.message());
    }

    private LinearAnswer stripped(LinearAnswer answer) {
      return LinearAnswer.without(answer.status(), seconds(), answer.message());
    }

    private Budget left() {
      Duration rest = budget.time().minusNanos(System.nanoTime() - began);
      return new Budget(rest.isNegative() ? Duration.ZERO : rest, budget.gap() / 2, budget.seed());
    }

    private double seconds() {
      return (System.nanoTime() - began) / 1e9;
    }
  }
}
