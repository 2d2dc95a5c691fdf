package org.looptwin.optimise.milp;

import java.util.stream.IntStream;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * A good choice of yes and no by linear programmes alone: from the relaxation on, whatever is
 * nearest to yes or no is settled, one after the other, each from the basis before; then each
 * single choice is turned round and kept when that is cheaper. It ends as soon as the choice is
 * within the gap of the relaxation.
 */
final class Dive {
  private static final double WHOLE = 1e-6;

  private final LinearSolver.Session session;
  private final int[] binaries;
  private final Deadline deadline;
  private final double gap;
  private final Watch watch;
  private double rootEur;
  private LinearAnswer best;

  private Dive(
      LinearSolver.Session session, LinearModel model, double gap, Deadline deadline, Watch watch) {
    this.session = session;
    this.gap = gap;
    this.deadline = deadline;
    this.watch = watch;
    binaries = IntStream.range(0, model.columns()).filter(model::integer).toArray();
  }

  /**
   * @param model whose integers are yes or no
   * @param gap at which it ends, relative
   * @return null when none was found, or when the solver keeps no basis, so that branch and cut is
   *     the quicker way
   */
  static Result of(
      LinearSolver solver, LinearModel model, double gap, Deadline deadline, Watch watch) {
    try (LinearSolver.Session session = solver.open(model)) {
      return new Dive(session, model, gap, deadline, watch).run();
    }
  }

  private Result run() {
    LinearAnswer root = session.solve(deadline.left(), watch);
    if (root.status() != Status.OPTIMAL || session.basis() == null) {
      return null;
    }
    rootEur = root.objective();
    if (!settle(root)) {
      return null;
    }
    if (!near()) {
      turn();
    }
    return new Result(best, near());
  }

  /** False at a dead end. */
  private boolean settle(LinearAnswer root) {
    LinearAnswer now = root;
    for (int column = nearest(now.x()); column >= 0; column = nearest(now.x())) {
      double likely = Math.rint(now.x()[column]);
      now = with(column, likely);
      if (now == null) {
        now = with(column, 1 - likely);
      }
      if (now == null) {
        return false;
      }
    }
    best = now;
    return true;
  }

  /** The column that is nearest to yes or no without being either; -1 when all are. */
  private int nearest(double[] x) {
    int nearest = -1;
    double least = 1;
    for (int column : binaries) {
      double part = Math.abs(x[column] - Math.rint(x[column]));
      if (part > WHOLE && part < least) {
        least = part;
        nearest = column;
      }
    }
    return nearest;
  }

  private void turn() {
    double[] choice = best.x().clone();
    for (int column : binaries) {
      choice[column] = Math.rint(choice[column]);
      session.bounds(column, choice[column], choice[column]);
    }
    for (int i = 0; i < binaries.length && !near() && !watch.cancelled(); i++) {
      int column = binaries[i];
      LinearAnswer other = with(column, 1 - choice[column]);
      if (other != null && other.objective() < best.objective()) {
        best = other;
        choice[column] = 1 - choice[column];
      } else {
        session.bounds(column, choice[column], choice[column]);
      }
    }
  }

  /** Null when there is no solution with it. */
  private LinearAnswer with(int column, double value) {
    session.bounds(column, value, value);
    LinearAnswer answer = session.solve(deadline.left(), watch);
    return answer.status() == Status.OPTIMAL ? answer : null;
  }

  private boolean near() {
    return best.objective() - rootEur <= gap * Math.abs(best.objective());
  }

  /**
   * @param answer the best choice
   * @param proven whether it is within the gap of what no choice undercuts
   */
  record Result(LinearAnswer answer, boolean proven) {}
}
