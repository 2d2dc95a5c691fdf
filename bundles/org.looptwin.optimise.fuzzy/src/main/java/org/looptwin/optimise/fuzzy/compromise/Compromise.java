package org.looptwin.optimise.fuzzy.compromise;

import java.util.List;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;

/**
 * A plan between several aims: memberships from a payoff table, one of the {@link Method}s over
 * them, and a second stage where the first leaves a membership without weight, so that no plan is
 * better in one aim and worse in none.
 */
public final class Compromise {
  private static final double SLACK = 1e-9;
  private static final double ROUNDED = 1e-6;

  private final AimedModel aimed;
  private final Search search;

  public Compromise(LinearModel model, List<Aim> aims, Solves solves) {
    this(model, aims, null, solves);
  }

  /**
   * @param rounding null when nothing is known of whole columns
   */
  public Compromise(LinearModel model, List<Aim> aims, Rounding rounding, Solves solves) {
    this.aimed = new AimedModel(model, aims);
    this.search = new Search(rounding, solves);
  }

  /**
   * @param x by column of the model
   * @param values [aim]
   * @param memberships [aim], 0 to 1
   * @param lambda the least membership
   * @param gap proven relative gap of the objective, of both stages the greater one; 1 where
   *     nothing is proven, 0 without integers
   */
  public record Found(
      double[] x, double[] values, double[] memberships, double lambda, double gap) {}

  /** The first aim at its best, then the second, and so on; [column]. */
  public double[] lexicographic() {
    return new Lexicographic(aimed, search).best(0, aimed.aims().size());
  }

  /**
   * One aim alone at its best, in its scaled value.
   *
   * @param left how many more solves are expected, this one included
   * @param what it is for, for messages
   * @param part of the gap asked for that is left at most: differences need less than plans
   * @throws Solves.NoAnswer when there is no solution
   */
  public LinearAnswer best(int aim, int left, String what, double part) {
    LinearModel.Builder builder = aimed.builder();
    builder.cost(aimed.column(aim), -aimed.aims().get(aim).sign());
    return search.solve(builder.build(), left, what, part);
  }

  /** The table that memberships are measured by. */
  public Payoff payoff() {
    return Payoff.of(aimed, search, 2);
  }

  /**
   * @throws Solves.NoAnswer when there is no solution
   */
  public Found find(Payoff payoff, Wish wish) {
    int aims = aimed.aims().size();
    double[] each = new double[aims];
    boolean idle = false;
    for (int k = 0; k < aims; k++) {
      each[k] = wish.method().each(wish.phi(), wish.weights().get(k), aims);
      idle |= each[k] <= 0;
    }
    Draft draft = new Draft(aimed, payoff, wish.method() == Method.GOAL);
    LinearModel model = draft.model(wish.method().least(wish.phi()), each);
    LinearAnswer first = search.solve(model, idle ? 2 : 1, "the compromise");
    LinearAnswer last = idle ? efficient(payoff, wish, first) : first;
    double[] values = aimed.values(last.x());
    double[] memberships = payoff.memberships(values);
    double lambda = java.util.Arrays.stream(memberships).min().orElse(1);
    double gap = model.hasIntegers() ? Math.max(gap(first), gap(last)) : 0;
    return new Found(last.x(), values, memberships, lambda, gap);
  }

  /** Sums of memberships are of size 1 and no truer than solvers; near 0 the rest is no gap. */
  private static double gap(LinearAnswer answer) {
    if (Double.isNaN(answer.gap())) {
      return 1;
    }
    return answer.objective() - answer.bound() <= ROUNDED ? 0 : answer.gap();
  }

  /** Max-min: no membership below lambda; else none below what the first stage gave it. */
  private LinearAnswer efficient(Payoff payoff, Wish wish, LinearAnswer first) {
    double[] values = aimed.values(first.x());
    double[] reached = payoff.memberships(values);
    double least = java.util.Arrays.stream(reached).min().orElse(0);
    double[] each = new double[reached.length];
    java.util.Arrays.setAll(each, k -> Math.max(wish.weights().get(k), 1e-3));
    LinearModel model = new Draft(aimed, payoff, false).model(0, each);
    ModelChanges changes = new ModelChanges(model);
    for (int k = 0; k < reached.length; k++) {
      double floor = (wish.method() == Method.MAX_MIN ? least : reached[k]) - SLACK;
      Aim aim = aimed.aims().get(k);
      double value =
          payoff.flat(k)
              ? values[k]
              : payoff.nadir()[k] + floor * (payoff.ideal()[k] - payoff.nadir()[k]);
      double scaled = value / aim.scale();
      double slack = SLACK * Math.max(1, Math.abs(scaled));
      changes.bounds(
          aimed.column(k),
          aim.maximise() ? scaled - slack : Double.NEGATIVE_INFINITY,
          aim.maximise() ? Double.POSITIVE_INFINITY : scaled + slack);
    }
    try {
      return search.solve(changes.model(), 1, "the efficient compromise");
    } catch (Solves.NoAnswer within) {
      return first;
    }
  }
}
