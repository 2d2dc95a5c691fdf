package org.looptwin.optimise.milp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** HiGHS on a clock of its own: each solve takes as long as it is told, or all it is allowed. */
final class SlowSolver implements LinearSolver, LongSupplier {
  private final Duration each;
  private int quick;
  private Duration now = Duration.ofHours(1);

  /**
   * @param each what a solve takes
   * @param quick so many solves take no time before
   */
  SlowSolver(Duration each, int quick) {
    this.each = each;
    this.quick = quick;
  }

  /** Its planner, on its clock. */
  LinearPlanner planner() {
    LinearPlanner planner = new LinearPlanner(name(), this);
    planner.slot().bind(this);
    return planner;
  }

  Duration passed() {
    return now.minusHours(1);
  }

  @Override
  public long getAsLong() {
    return now.toNanos();
  }

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public String version() {
    return "0";
  }

  @Override
  public int practicalIntegers() {
    return 100;
  }

  @Override
  public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
    return late(budget) ? stopped() : Reference.HIGHS.solve(model, Budget.DEFAULT, watch);
  }

  private static LinearAnswer stopped() {
    return LinearAnswer.without(Status.TIME_LIMIT, 0, "");
  }

  /** Whether the time that was allowed is used up. */
  private boolean late(Budget budget) {
    if (quick > 0) {
      quick--;
      return false;
    }
    boolean late = budget.time().compareTo(each) < 0;
    now = now.plus(late ? budget.time() : each);
    return late;
  }

  @Override
  public Session open(LinearModel model) {
    Session session = Reference.HIGHS.open(model);
    return new Session() {
      @Override
      public void cost(int column, double cost) {
        session.cost(column, cost);
      }

      @Override
      public void bounds(int column, double lower, double upper) {
        session.bounds(column, lower, upper);
      }

      @Override
      public void rowBounds(int row, double lower, double upper) {
        session.rowBounds(row, lower, upper);
      }

      @Override
      public void coefficient(int row, int column, double value) {
        session.coefficient(row, column, value);
      }

      @Override
      public LinearAnswer solve(Budget budget, Watch watch) {
        return late(budget) ? stopped() : session.solve(Budget.DEFAULT, watch);
      }

      @Override
      public void mark() {
        session.mark();
      }

      @Override
      public void reset() {
        session.reset();
      }

      @Override
      public Basis basis() {
        return session.basis();
      }

      @Override
      public void begin(Basis guess) {
        session.begin(guess);
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }
}
