package org.looptwin.optimise.fuzzy.compromise;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * A model without its integrality in a session, solved again and again within other {@link Limits}.
 * One thread at a time.
 */
final class Relaxation implements AutoCloseable {
  /** Whole columns of a wider range are left to the solver's own branch and cut. */
  private static final double WIDEST = 1e6;

  private static final double NOISE = 1e-6;

  private final LinearModel model;
  private final LinearSolver.Session session;
  private final Budget budget;
  private final Watch watch;
  private final long began = System.nanoTime();

  /** Whole columns that are not settled by their bounds. */
  private final int[] wholes;

  private final Limits all;

  /** What the session knows. */
  private Limits present;

  Relaxation(LinearModel model, LinearSolver solver, Budget budget, Watch watch) {
    this.model = model;
    this.session = solver.open(model);
    this.budget = budget;
    this.watch = watch;
    this.wholes =
        IntStream.range(0, model.columns())
            .filter(column -> model.integer(column) && model.lower(column) < model.upper(column))
            .toArray();
    this.all =
        Limits.of(
            Arrays.stream(wholes).map(column -> (int) Math.ceil(model.lower(column))).toArray(),
            Arrays.stream(wholes).map(column -> (int) Math.floor(model.upper(column))).toArray());
    this.present = all;
  }

  /** Whether every whole column has a range that can be counted. */
  static boolean fits(LinearModel model) {
    return IntStream.range(0, model.columns())
        .filter(model::integer)
        .allMatch(column -> model.lower(column) >= -WIDEST && model.upper(column) <= WIDEST);
  }

  int[] wholes() {
    return wholes;
  }

  /** As the model has them. */
  Limits all() {
    return all;
  }

  /** Where the last solve ended; null when the solver does not tell. */
  Basis basis() {
    return session.basis();
  }

  /** Guesses where the first solve ends. */
  void begin(Basis guess) {
    session.begin(guess);
  }

  LinearAnswer solve(Limits limits) {
    for (int place = 0; place < wholes.length; place++) {
      if (present.low(place) != limits.low(place) || present.high(place) != limits.high(place)) {
        session.bounds(wholes[place], limits.low(place), limits.high(place));
      }
    }
    present = limits;
    Budget left = left();
    return left.time().isZero()
        ? LinearAnswer.without(Status.TIME_LIMIT, 0, "")
        : session.solve(left, watch);
  }

  /** What is left of the budget. */
  Budget left() {
    Duration left = budget.time().minusNanos(System.nanoTime() - began);
    return new Budget(left.isNegative() ? Duration.ZERO : left, budget.gap(), budget.seed());
  }

  /** Of the whole columns, by place. */
  double[] values(double[] x) {
    return Arrays.stream(wholes).mapToDouble(column -> x[column]).toArray();
  }

  /**
   * @param relaxed values of the whole columns, by place
   */
  boolean fits(double[] relaxed, Limits limits) {
    return IntStream.range(0, relaxed.length)
        .allMatch(
            place ->
                relaxed[place] >= limits.low(place) - NOISE
                    && relaxed[place] <= limits.high(place) + NOISE);
  }

  /** All else at its best with the nearest whole values; null when nothing fits them. */
  LinearAnswer rounded(double[] x) {
    int[] whole = new int[wholes.length];
    Arrays.setAll(
        whole,
        place -> {
          int nearest = (int) Math.rint(x[wholes[place]]);
          return Math.max(all.low(place), Math.min(all.high(place), nearest));
        });
    LinearAnswer answer = solve(Limits.of(whole, whole));
    return answer.status() == Status.OPTIMAL ? answer : null;
  }

  /** The better of what a relaxed plan is rounded to; null when nothing fits. */
  LinearAnswer rounded(Rounding rounding, double[] relaxed) {
    double[] whole = rounding.whole(relaxed);
    double[] thrifty = rounding.thrifty(relaxed);
    LinearAnswer safe = rounded(whole);
    LinearAnswer cheap = Arrays.equals(whole, thrifty) ? null : rounded(thrifty);
    boolean none = cheap == null || safe != null && safe.objective() <= cheap.objective();
    return none ? safe : cheap;
  }

  @Override
  public void close() {
    session.close();
  }
}
