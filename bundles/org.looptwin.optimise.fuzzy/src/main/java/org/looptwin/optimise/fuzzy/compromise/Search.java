package org.looptwin.optimise.fuzzy.compromise;

import java.util.ArrayDeque;
import java.util.Deque;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;

/**
 * Solves models that share their first columns. Whole values are first sought near the relaxation
 * and among what earlier models gave: with them fixed the rest is linear. Where that does not come
 * near enough to the relaxation's bound, branch and bound goes on from the best of it; where it
 * finds no solution, the solver's own branch and cut has the last word.
 */
final class Search {
  private static final int KNOWN = 3;

  private final Rounding rounding;
  private final Solves solves;

  /** By column, the newest first. */
  private final Deque<double[]> known = new ArrayDeque<>();

  /**
   * @param rounding null when nothing is known of the whole columns
   */
  Search(Rounding rounding, Solves solves) {
    this.rounding = rounding;
    this.solves = solves;
  }

  /**
   * @param left how many more solves are expected, this one included
   * @param what it is for, for messages
   * @throws Solves.NoAnswer when there is no solution
   */
  LinearAnswer solve(LinearModel model, int left, String what) {
    return solve(model, left, what, 1);
  }

  /**
   * @param part of the gap asked for that is left at most
   */
  LinearAnswer solve(LinearModel model, int left, String what, double part) {
    if (!model.hasIntegers()) {
      return solves.solve(model, left, what);
    }
    Budget share = solves.share(left);
    Budget budget = new Budget(share.time(), part * share.gap(), share.seed());
    LinearAnswer answer =
        rounding != null && Relaxation.fits(model)
            ? guided(model, budget)
            : solves.solver().solve(model, budget, solves.watch());
    solves.took(answer, true, what);
    known.addFirst(answer.x());
    if (known.size() > KNOWN) {
      known.removeLast();
    }
    return answer;
  }

  private LinearAnswer guided(LinearModel model, Budget budget) {
    LinearAnswer near;
    Budget left;
    try (Relaxation relaxation = relaxation(model, budget);
        Relaxation plans = relaxation(model, budget)) {
      LinearAnswer relaxed = relaxation.solve(relaxation.all());
      if (relaxed.status() != Status.OPTIMAL) {
        return relaxed;
      }
      Basis basis = relaxation.basis();
      if (basis != null) {
        plans.begin(basis);
      }
      near = near(plans, relaxed);
      if (near != null && near.gap() <= budget.gap()) {
        return near;
      }
      left = relaxation.left();
      if (basis != null) {
        try (Sides sides = new Sides(relaxation, relaxation(model, left), solves.executor())) {
          LinearAnswer found =
              new Branches(relaxation, sides, plans, rounding, near, budget.gap()).search(relaxed);
          left = relaxation.left();
          if (found.hasSolution() || left.time().isZero()) {
            return found;
          }
        }
      }
    }
    return better(near, solves.solver().solve(model, left, solves.watch()));
  }

  private Relaxation relaxation(LinearModel model, Budget budget) {
    return new Relaxation(model, solves.solver(), budget, solves.watch());
  }

  /** What is at hand is not given up for something worse, or for nothing. */
  private static LinearAnswer better(LinearAnswer near, LinearAnswer found) {
    if (near == null || found.hasSolution() && found.objective() <= near.objective()) {
      return found;
    }
    double bound = Double.isNaN(found.bound()) ? near.bound() : found.bound();
    return bounded(near, Status.TIME_LIMIT, Math.max(near.bound(), bound));
  }

  /** The best with whole values that are at hand, and the relaxation's bound; null when none. */
  private LinearAnswer near(Relaxation plans, LinearAnswer relaxed) {
    LinearAnswer best = plans.rounded(rounding, relaxed.x());
    for (double[] one : known) {
      LinearAnswer other = plans.rounded(one);
      if (best == null || other != null && other.objective() < best.objective()) {
        best = other;
      }
    }
    return best == null ? null : bounded(best, Status.WITHIN_GAP, relaxed.objective());
  }

  /** The answer of a relaxation with whole values, and what is proven of it. */
  static LinearAnswer bounded(LinearAnswer answer, Status status, double bound) {
    return new LinearAnswer(
        status,
        answer.x(),
        answer.objective(),
        Math.min(bound, answer.objective()),
        null,
        null,
        answer.seconds(),
        answer.message());
  }
}
