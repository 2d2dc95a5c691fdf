package org.looptwin.optimise.fuzzy.compromise;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** A model without its integrality in a session, solved again and again with some columns fixed. */
final class Relaxation implements AutoCloseable {
  static final byte FREE = -1;

  private final LinearModel model;
  private final LinearSolver.Session session;
  private final Budget budget;
  private final Watch watch;
  private final long began = System.nanoTime();

  /** Whole columns that are not settled by their bounds. */
  private final int[] wholes;

  /** What the session knows, by place in {@link #wholes}. */
  private final byte[] present;

  Relaxation(LinearModel model, LinearSolver solver, Budget budget, Watch watch) {
    this.model = model;
    this.session = solver.open(model);
    this.budget = budget;
    this.watch = watch;
    this.wholes =
        IntStream.range(0, model.columns())
            .filter(column -> model.integer(column) && model.lower(column) < model.upper(column))
            .toArray();
    this.present = free();
  }

  /** Whether every whole column is a yes or a no. */
  static boolean fits(LinearModel model) {
    return IntStream.range(0, model.columns())
        .filter(model::integer)
        .allMatch(column -> model.lower(column) >= 0 && model.upper(column) <= 1);
  }

  int[] wholes() {
    return wholes;
  }

  byte[] free() {
    byte[] free = new byte[wholes.length];
    Arrays.fill(free, FREE);
    return free;
  }

  /** Whether later solves begin where earlier ones ended. */
  boolean warm() {
    return session.basis() != null;
  }

  /**
   * @param fixed by place: 0, 1 or {@link #FREE}
   */
  LinearAnswer solve(byte[] fixed) {
    for (int place = 0; place < wholes.length; place++) {
      if (present[place] != fixed[place]) {
        present[place] = fixed[place];
        session.bounds(
            wholes[place],
            fixed[place] == FREE ? model.lower(wholes[place]) : fixed[place],
            fixed[place] == FREE ? model.upper(wholes[place]) : fixed[place]);
      }
    }
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

  /** All else at its best with the nearest whole values; null when nothing fits them. */
  LinearAnswer rounded(double[] x) {
    return rounded(x, free());
  }

  /**
   * @param fixed by place: what is not free stays as it is
   */
  LinearAnswer rounded(double[] x, byte[] fixed) {
    byte[] whole = fixed.clone();
    for (int place = 0; place < whole.length; place++) {
      if (whole[place] == FREE) {
        whole[place] = (byte) Math.rint(x[wholes[place]]);
      }
    }
    LinearAnswer answer = solve(whole);
    return answer.status() == Status.OPTIMAL ? answer : null;
  }

  @Override
  public void close() {
    session.close();
  }
}
