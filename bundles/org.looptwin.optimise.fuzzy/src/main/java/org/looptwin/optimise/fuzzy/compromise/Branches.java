package org.looptwin.optimise.fuzzy.compromise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;

/**
 * Branch and bound, best bound first, every branch from where the solver stood: for models with few
 * whole columns that weigh much and linear parts that are solved in hundredths of a second. A
 * column is tried both ways before it is trusted with an estimate (reliability branching), and
 * relaxed solutions are rounded on the way.
 */
final class Branches {
  private static final int MOST_TRIALS = 10;
  private static final int ROUND_ALWAYS = 20;
  private static final int ROUND_EVERY = 4;
  private static final double WHOLE = 1e-6;
  private static final double EXACT = 1e-9;

  private final Relaxation relaxation;
  private final Rounding rounding;
  private final double gap;
  private final Estimates estimates;
  private final PriorityQueue<Branch> open =
      new PriorityQueue<>(
          Comparator.comparingDouble(Branch::bound).thenComparingLong(Branch::number));

  private LinearAnswer best;

  /** The least bound of what was cut off for the gap's sake. */
  private double cut = Double.POSITIVE_INFINITY;

  private double rootBound = Double.NEGATIVE_INFINITY;
  private long count;

  /**
   * @param relaxed values of the whole columns, by their place
   * @param fixed 0 or 1, else {@link Relaxation#FREE}, by their place
   */
  private record Branch(double bound, long number, double[] relaxed, byte[] fixed) {}

  /**
   * @param best known, or null
   */
  Branches(Relaxation relaxation, Rounding rounding, LinearAnswer best, double gap) {
    this.relaxation = relaxation;
    this.rounding = rounding;
    this.estimates = new Estimates(relaxation.wholes(), rounding);
    this.best = best;
    this.gap = Math.max(gap, EXACT);
  }

  /**
   * @return the best found with the bound that is proven; without a solution when there is none
   */
  LinearAnswer search() {
    byte[] free = relaxation.free();
    LinearAnswer root = relaxation.solve(free);
    if (root.status() != Status.OPTIMAL) {
      return best == null ? root : best;
    }
    rootBound = root.objective();
    sort(free, root, Double.NEGATIVE_INFINITY);
    while (!open.isEmpty() && open.peek().bound() < limit()) {
      Branch branch = open.poll();
      if (!split(branch)) {
        open.add(branch);
        return result(Status.TIME_LIMIT);
      }
    }
    return result(Status.WITHIN_GAP);
  }

  private double limit() {
    return best == null
        ? Double.POSITIVE_INFINITY
        : best.objective() - gap * Math.abs(best.objective());
  }

  private LinearAnswer result(Status status) {
    double bound = Math.min(cut, open.isEmpty() ? Double.POSITIVE_INFINITY : open.peek().bound());
    if (bound == Double.POSITIVE_INFINITY && best != null) {
      bound = rootBound; // every branch was called infeasible, the best's too: noise of numbers
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
    byte[] fixed = branch.fixed().clone();
    List<Integer> trials = estimates.untried(branch.relaxed(), fixed);
    for (int place : trials.subList(0, Math.min(MOST_TRIALS, trials.size()))) {
      Double down = tried(branch, fixed, place, (byte) 0);
      Double up = tried(branch, fixed, place, (byte) 1);
      if (down == null || up == null) {
        return false;
      }
      estimates.learn(place, branch.relaxed()[place], 0, down - branch.bound());
      estimates.learn(place, branch.relaxed()[place], 1, up - branch.bound());
      if (down >= limit() || up >= limit()) {
        return settled(branch, fixed, place, down, up);
      }
    }
    int place = estimates.best(branch.relaxed(), fixed);
    for (byte side = 0; side <= 1; side++) {
      byte[] child = fixed.clone();
      child[place] = side;
      if (!look(child, branch, place)) {
        return false;
      }
    }
    return true;
  }

  /** One side is shut: the other takes the branch's place. */
  private boolean settled(Branch branch, byte[] fixed, int place, double down, double up) {
    cut = down >= limit() ? Math.min(cut, down) : cut;
    cut = up >= limit() ? Math.min(cut, up) : cut;
    if (down >= limit() && up >= limit()) {
      return true;
    }
    fixed[place] = (byte) (down >= limit() ? 1 : 0);
    return look(fixed, branch, -1);
  }

  /** The bound of one side; null when time is over. */
  private Double tried(Branch branch, byte[] fixed, int place, byte side) {
    byte[] child = fixed.clone();
    child[place] = side;
    LinearAnswer answer = relaxation.solve(child);
    if (answer.status() == Status.INFEASIBLE) {
      return Double.POSITIVE_INFINITY;
    }
    return answer.status() == Status.OPTIMAL ? Math.max(branch.bound(), answer.objective()) : null;
  }

  /** Solves a branch; false when time is over. */
  private boolean look(byte[] fixed, Branch parent, int place) {
    LinearAnswer answer = relaxation.solve(fixed);
    if (answer.status() == Status.INFEASIBLE) {
      return true;
    }
    if (answer.status() != Status.OPTIMAL) {
      return false;
    }
    if (place >= 0) {
      double gained = Math.max(0, answer.objective() - parent.bound());
      estimates.learn(place, parent.relaxed()[place], fixed[place], gained);
    }
    sort(fixed, answer, parent.bound());
    return true;
  }

  private void sort(byte[] fixed, LinearAnswer answer, double parentBound) {
    double bound = Math.max(parentBound, answer.objective());
    count++;
    double[] relaxed = relaxation.values(answer.x());
    if (Arrays.stream(relaxed).allMatch(x -> Math.abs(x - Math.rint(x)) <= WHOLE)) {
      offer(relaxation.rounded(answer.x()));
      cut = Math.min(cut, bound);
      return;
    }
    if (bound < limit() && (count <= ROUND_ALWAYS || count % ROUND_EVERY == 0)) {
      offer(relaxation.rounded(rounding.whole(answer.x()), fixed));
    }
    if (bound >= limit()) {
      cut = Math.min(cut, bound);
    } else {
      open.add(new Branch(bound, count, relaxed, fixed));
    }
  }

  private void offer(LinearAnswer answer) {
    if (answer != null && (best == null || answer.objective() < best.objective())) {
      best = answer;
    }
  }
}
