package org.looptwin.optimise.pareto;

import java.util.Arrays;
import java.util.List;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * The point whose least contented aim is as content as can be: {@code max lambda, lambda <= (f_k x
 * - worst_k) / (best_k - worst_k), lambda <= 1}. Contentment is 0 at an aim's worst value and 1 at
 * its best, linear between. Zimmermann, Fuzzy Sets and Systems 1 (1978) 45-55.
 *
 * <p>Other points of the same lambda may be better in aims that are not the least contented.
 */
final class MaxMin {
  private final LinearSolver solver;

  MaxMin(LinearSolver solver) {
    this.solver = solver;
  }

  /**
   * An aim, to be lowered or raised, as {@code best} lies below or above {@code worst}.
   *
   * @param coefficients [column]
   * @param worst value at which nothing is achieved
   * @param best value with which all is
   */
  record Aim(double[] coefficients, double worst, double best) {
    Aim {
      if (worst == best || !Double.isFinite(worst) || !Double.isFinite(best)) {
        throw new IllegalArgumentException(
            "An aim's worst value is %s and its best %s, expected two numbers that differ."
                .formatted(worst, best));
      }
    }

    double contentment(double[] x) {
      double value = 0;
      for (int column = 0; column < coefficients.length; column++) {
        value += coefficients[column] * x[column];
      }
      return (value - worst) / (best - worst);
    }
  }

  /**
   * @param lambda contentment of the least contented aim; below 0 where its worst value is out of
   *     reach
   * @param x [column]
   */
  record Point(double lambda, double[] x) {}

  /**
   * @param base its costs are not used; integer columns are allowed
   * @throws IllegalStateException when there is no point, or none was found in time
   */
  Point find(LinearModel base, List<Aim> aims, Budget budget, Watch watch) {
    LinearAnswer answer = solver.solve(model(base, aims), budget, watch);
    if (!answer.hasSolution()) {
      throw new IllegalStateException(
          "No point was found: %s. %s".formatted(answer.status(), answer.message()));
    }
    double[] x = Arrays.copyOf(answer.x(), base.columns());
    double least = aims.stream().mapToDouble(aim -> aim.contentment(x)).min().orElse(1);
    return new Point(Math.min(1, least), x);
  }

  /** The base with a column for lambda and a row for each aim. */
  private static LinearModel model(LinearModel base, List<Aim> aims) {
    LinearModel.Builder builder = LinearModel.builder(base.name() + " max-min");
    AimModel.copy(base, builder);
    int lambda = builder.column("lambda", Double.NEGATIVE_INFINITY, 1, -1);
    for (int k = 0; k < aims.size(); k++) {
      Aim aim = aims.get(k);
      double range = aim.best - aim.worst;
      int row =
          builder.row("content[%d]".formatted(k), aim.worst / range, Double.POSITIVE_INFINITY);
      AimModel.entries(builder, row, aim.coefficients, 1 / range);
      builder.entry(row, lambda, -1);
    }
    return builder.build();
  }
}
