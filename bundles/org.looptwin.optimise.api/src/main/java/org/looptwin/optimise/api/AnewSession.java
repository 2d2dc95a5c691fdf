package org.looptwin.optimise.api;

/**
 * A session that solves anew each time, for a solver that gives no basis away. Slower than a warm
 * one, and its answers depend on nothing but the model. So there is nothing to mark.
 *
 * <p><b>Threads:</b> one at a time.
 */
public final class AnewSession implements LinearSolver.Session {
  private final LinearSolver solver;
  private final ModelChanges changes;

  /**
   * @param model what is solved, without its integrality
   */
  public AnewSession(LinearSolver solver, LinearModel model) {
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
