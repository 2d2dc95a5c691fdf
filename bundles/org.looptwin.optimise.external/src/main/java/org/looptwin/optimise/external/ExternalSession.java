package org.looptwin.optimise.external;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;

/**
 * A session that solves anew each time: a program remembers nothing. Slower than a warm one, and
 * its answers depend on nothing but the model. So there is nothing to mark.
 */
final class ExternalSession implements LinearSolver.Session {
  private final LinearSolver solver;
  private final ModelChanges changes;

  ExternalSession(LinearSolver solver, LinearModel model) {
    this.solver = solver;
    this.changes = new ModelChanges(model.relaxed());
  }

  @Override
  public void cost(int column, double cost) {
    changes.cost(column, cost);
  }

  @Override
  public void bounds(int column, double lower, double upper) {
    changes.bounds(column, lower, upper);
  }

  @Override
  public void rowBounds(int row, double lower, double upper) {
    changes.rowBounds(row, lower, upper);
  }

  @Override
  public void coefficient(int row, int column, double value) {
    changes.coefficient(row, column, value);
  }

  @Override
  public LinearAnswer solve(Budget budget, Watch watch) {
    return solver.solve(changes.model(), budget, watch);
  }

  @Override
  public void mark() {
    // nothing is carried over from one solve to the next
  }

  @Override
  public void reset() {
    changes.clear();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
