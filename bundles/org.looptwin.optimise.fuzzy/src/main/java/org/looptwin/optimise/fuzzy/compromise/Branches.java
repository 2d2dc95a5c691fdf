package org.looptwin.optimise.fuzzy.compromise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;

/**
 * Branch and bound for models with few whole columns that weigh much and linear parts that are
 * solved in hundredths of a second, every branch from where the solver stood. A branch is followed
 * down to its end, then the one with the least bound is next. A column is tried both ways before it
 * is trusted with an estimate (reliability branching), relaxed solutions are rounded on the way,
 * and what reduced costs rule out is not tried at all.
 */
final class Branches {
  private static final int MOST_TRIALS = 10;
  private static final int ROUND_ALWAYS = 20;
  private static final int ROUND_EVERY = 4;
  private static final double WHOLE = 1e-6;
  private static final double EXACT = 1e-9;

  private final Relaxation relaxation;
  private final Sides sides;
  private final Relaxation plans;
  private final Rounding rounding;
  private final double gap;
  private final Estimates estimates;
  private final PriorityQueue<Branch> open =
      new PriorityQueue<>(
          Comparator.comparingDouble(Branch::bound).thenComparingLong(Branch::number));

  private LinearAnswer best;

  /** The least bound of what was cut off for the gap's sake. */
  private double cut = Double.POSITIVE_INFINITY;

  private LinearAnswer root;

  /** What the root's reduced costs leave, for the best so far. */
  private Limits everywhere;

  /** To be gone on with, or null. */
  private Branch next;

  private long count;

  /**
   * @param relaxed values of the whole columns, by their place
   * @param limits of the whole columns
   */
  private record Branch(double bound, long number, double[] relaxed, Limits limits) {}

  /**
   * @param relaxation solved at its root
   * @param plans for rounded plans, which lie far from branches
   * @param best known, or null
   */
  Branches(
      Relaxation relaxation,
      Sides sides,
      Relaxation plans,
      Rounding rounding,
      LinearAnswer best,
      double gap) {
    this.relaxation = relaxation;
    this.sides = sides;
    this.plans = plans;
    this.rounding = rounding;
    this.estimates = new Estimates(relaxation.wholes(), rounding);
    this.best = best;
    this.gap = Math.max(gap, EXACT);
  }

  /**
   * @param relaxed the relaxation's optimum
   * @return the best found with the bound that is proven; without a solution when there is none
   */
  LinearAnswer search(LinearAnswer relaxed) {
    root = relaxed;
    everywhere = ruled(relaxation.all(), root);
    next = sort(everywhere, root, Double.NEGATIVE_INFINITY);
    for (Branch branch = follow(); branch != null; branch = follow()) {
      if (!split(branch)) {
        open.add(branch);
        return result(Status.TIME_LIMIT);
      }
    }
    return result(Status.WITHIN_GAP);
  }

  /** The branch to go on with; null when none is open below the limit. */
  private Branch follow() {
    if (next != null && next.bound() < limit() && open.remove(next)) {
      return next;
    }
    return !open.isEmpty() && open.peek().bound() < limit() ? open.poll() : null;
  }

  private double limit() {
    return best == null
        ? Double.POSITIVE_INFINITY
        : best.objective() - gap * Math.abs(best.objective());
  }

  private LinearAnswer result(Status status) {
    double bound = Math.min(cut, open.isEmpty() ? Double.POSITIVE_INFINITY : open.peek().bound());
    if (bound == Double.POSITIVE_INFINITY && best != null) {
      bound = root.objective(); // every branch was called infeasible, the best's too: noise
    }
    if (best == null) {
      boolean none = open.isEmpty() && cut == Double.POSITIVE_INFINITY; // else a plan got lost
      return new LinearAnswer(
          none ? Status.INFEASIBLE : Status.TIME_LIMIT, null, Double.NaN, bound, null, null, 0, "");
    }
    return Search.bounded(best, status, bound);
  }

  /** False when time is over. */
  private boolean split(Branch branch) {
    Limits limits = branch.limits().within(everywhere);
    if (limits == null) {
      return true;
    }
    if (!relaxation.fits(branch.relaxed(), limits)) {
      LinearAnswer again = relaxation.solve(limits);
      next = late(again) ? null : sort(limits, again, branch.bound());
      return !late(again);
    }
    Map<Integer, Sides.Pair> tried = new HashMap<>();
    List<Integer> trials = estimates.untried(branch.relaxed(), limits);
    for (int place : trials.subList(0, Math.min(MOST_TRIALS, trials.size()))) {
      Sides.Pair pair = attempt(branch, limits, place);
      if (pair == null) {
        return false;
      }
      if (shut(branch, pair.below()) || shut(branch, pair.above())) {
        return taken(branch, pair);
      }
      tried.put(place, pair);
    }
    int place = estimates.best(branch.relaxed(), limits);
    Sides.Pair pair = tried.containsKey(place) ? tried.get(place) : attempt(branch, limits, place);
    return pair != null && taken(branch, pair);
  }

  /** Both sides of a place, which is learnt from; null when time is over. */
  private Sides.Pair attempt(Branch branch, Limits limits, int place) {
    double value = branch.relaxed()[place];
    Sides.Pair pair = sides.solve(limits, place, value);
    if (late(pair.below()) || late(pair.above())) {
      return null;
    }
    estimates.learn(place, value, 0, gained(branch, pair.below()));
    estimates.learn(place, value, 1, gained(branch, pair.above()));
    return pair;
  }

  private static boolean late(LinearAnswer answer) {
    return answer.status() != Status.OPTIMAL && answer.status() != Status.INFEASIBLE;
  }

  private static double gained(Branch branch, LinearAnswer side) {
    return side.hasSolution()
        ? Math.max(0, side.objective() - branch.bound())
        : Double.POSITIVE_INFINITY;
  }

  private boolean shut(Branch branch, LinearAnswer side) {
    return branch.bound() + gained(branch, side) >= limit();
  }

  /** Both sides take the branch's place; the better one is gone on with. */
  private boolean taken(Branch branch, Sides.Pair pair) {
    Branch down = sort(pair.down(), pair.below(), branch.bound());
    Branch up = sort(pair.up(), pair.above(), branch.bound());
    next = up == null || down != null && down.bound() <= up.bound() ? down : up;
    return true;
  }

  /** Null when nothing is left to be done there. */
  private Branch sort(Limits limits, LinearAnswer answer, double parentBound) {
    if (!answer.hasSolution()) {
      if (best != null && relaxation.fits(relaxation.values(best.x()), limits)) {
        cut = Math.min(cut, parentBound); // a plan is known where there is said to be none: noise
      }
      return null;
    }
    double bound = Math.max(parentBound, answer.objective());
    count++;
    double[] relaxed = relaxation.values(answer.x());
    if (Arrays.stream(relaxed).allMatch(x -> Math.abs(x - Math.rint(x)) <= WHOLE)) {
      offer(plans.rounded(answer.x()));
      cut = Math.min(cut, bound);
      return null;
    }
    if (bound < limit() && (count <= ROUND_ALWAYS || count % ROUND_EVERY == 0)) {
      offer(plans.rounded(rounding, answer.x()));
    }
    if (bound >= limit()) {
      cut = Math.min(cut, bound);
      return null;
    }
    Branch branch = new Branch(bound, count, relaxed, ruled(limits, answer));
    open.add(branch);
    return branch;
  }

  private void offer(LinearAnswer answer) {
    if (answer != null && (best == null || answer.objective() < best.objective())) {
      best = answer;
      everywhere = ruled(everywhere, root);
    }
  }

  /** Without what costs too much by its reduced cost alone. */
  private Limits ruled(Limits limits, LinearAnswer answer) {
    double room = limit() - answer.objective();
    if (answer.reducedCosts() == null || !(room > 0) || Double.isInfinite(room)) {
      return limits;
    }
    Limits left = limits;
    for (int place = 0; place < relaxation.wholes().length; place++) {
      double cost = answer.reducedCosts()[relaxation.wholes()[place]];
      double steps = Math.floor(room / Math.abs(cost));
      if (limits.settled(place) || !(steps < limits.high(place) - limits.low(place))) {
        continue;
      }
      left =
          cost > 0
              ? left.atMost(place, limits.low(place) + (int) steps)
              : left.atLeast(place, limits.high(place) - (int) steps);
      cut = Math.min(cut, answer.objective() + (steps + 1) * Math.abs(cost));
    }
    return left;
  }
}
