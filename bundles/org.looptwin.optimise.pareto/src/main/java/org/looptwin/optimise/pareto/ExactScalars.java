package org.looptwin.optimise.pareto;

import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** Every question as a mixed-integer model of its own. */
final class ExactScalars implements Scalars {
  private final AimModel model;
  private final LinearSolver solver;
  private final Supplier<Budget> budget;
  private final Watch watch;

  /**
   * @param budget what is left, asked before each question
   */
  ExactScalars(AimModel model, LinearSolver solver, Supplier<Budget> budget, Watch watch) {
    this.model = model;
    this.solver = solver;
    this.budget = budget;
    this.watch = watch;
  }

  @Override
  public int aims() {
    return model.aims();
  }

  @Override
  public Optional<Found> solve(Scalar question) {
    return read(solver.solve(model.of(question), budget.get(), watch));
  }

  private Optional<Found> read(LinearAnswer answer) {
    return switch (answer.status()) {
      case OPTIMAL, WITHIN_GAP ->
          Optional.of(new Found(model.values(answer.x()), answer.x(), answer.gap()));
      case INFEASIBLE -> Optional.empty();
      case TIME_LIMIT -> throw new Interrupted("the time limit was reached");
      case CANCELLED -> throw new Interrupted("cancelled");
      default ->
          throw new Interrupted(
              "%s ended with %s. %s".formatted(solver.name(), answer.status(), answer.message()));
    };
  }
}
