package org.looptwin.optimise.fuzzy.compromise;

import java.util.ArrayDeque;
import java.util.Deque;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;

/**
 * Solves models that share their first columns. Whole values are first sought near the relaxation
 * and among what earlier models gave: with them fixed the rest is linear. Where that does not come
 * near enough to the relaxation's bound, branch and bound goes on from the best of it.
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
    try (Relaxation relaxation = new Relaxation(model, solves.solver(), budget, solves.watch())) {
      LinearAnswer relaxed = relaxation.solve(relaxation.free());
      if (relaxed.status() != Status.OPTIMAL) {
        return relaxed;
      }
      near = near(relaxation, relaxed);
      if (near != null && near.gap() <= budget.gap()) {
        return near;
      }
      if (relaxation.warm()) {
        return new Branches(relaxation, rounding, near, budget.gap()).search();
      }
      left = relaxation.left();
    }
    return better(near, solves.solver().solve(model, left, solves.watch()));
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
  private LinearAnswer near(Relaxation relaxation, LinearAnswer relaxed) {
    LinearAnswer best = relaxation.rounded(rounding.whole(relaxed.x()));
    for (double[] one : known) {
      LinearAnswer other = relaxation.rounded(one);
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
