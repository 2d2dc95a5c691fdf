package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Front.Elasticity;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.pareto.Scalars.Found;
import org.looptwin.optimise.pareto.Scalars.Interrupted;

/**
 * Study A's carbon-risk elasticity: {@code (dL / L) / (dc / c)}, L the expected loss from
 * disruptions of the cheapest plan, c the carbon price, by a central difference: the plan is made
 * at c, its flows are solved anew at c (1 - h) and c (1 + h). Sites stay those of the plan at c: a
 * price that moves by a tenth builds no recycling centre, and the gap of a search over sites would
 * drown the difference.
 */
final class CarbonElasticity {
  /** Plans are vertices and do not move at all for a small step; study A's range is 15 %. */
  private static final double STEP = 0.1;

  private final Planning planning;
  private final LinearSolver solver;
  private final Supplier<Budget> left;
  private final Watch watch;

  CarbonElasticity(Planning planning, LinearSolver solver, Supplier<Budget> left, Watch watch) {
    this.planning = planning;
    this.solver = solver;
    this.left = left;
    this.watch = watch;
  }

  /**
   * @return null when there is no plan or no time
   */
  Elasticity of(PlanningProblem problem) {
    try {
      return differences(problem);
    } catch (Interrupted ended) {
      return null;
    }
  }

  private Elasticity differences(PlanningProblem problem) {
    MonthlySeries price = price(problem);
    List<Double> losses = new ArrayList<>();
    Optional<Found> base;
    BitSet open = new BitSet();
    try (SiteScalars scalars = scalars(problem)) {
      base = scalars.solve(cost());
      if (base.isEmpty()) {
        return null;
      }
      int[] sites = scalars.sites();
      for (int i = 0; i < sites.length; i++) {
        open.set(i, base.get().x()[sites[i]] > 0.5);
      }
    }
    for (double factor : new double[] {1 - STEP, 1, 1 + STEP}) {
      try (SiteScalars scalars = scalars(with(problem, scaled(price, factor)))) {
        Optional<Found> plan = scalars.fixed(open, cost(), new double[2]);
        if (plan.isEmpty()) {
          return null;
        }
        losses.add(plan.get().values()[1] * 1e3);
      }
    }
    double mean = Arrays.stream(price.toArray()).average().orElseThrow();
    double value = (losses.get(2) - losses.get(0)) / losses.get(1) / (2 * STEP);
    return new Elasticity(losses.get(1) > 0 ? value : Double.NaN, mean, STEP, losses);
  }

  private static Scalar cost() {
    return new Scalar(new double[] {1, 0}, Scalar.noCaps(2));
  }

  private SiteScalars scalars(PlanningProblem problem) {
    LinearModel matrix = planning.model(problem);
    double[] cost = new double[matrix.columns()];
    Arrays.setAll(cost, column -> 1e-3 * matrix.cost(column));
    double[] loss = planning.objectives(problem).disruptionEur().clone();
    for (int column = 0; column < loss.length; column++) {
      loss[column] *= 1e-3;
    }
    AimModel model = new AimModel(matrix, List.of(cost, loss), List.of());
    return new SiteScalars(model, solver, left, watch);
  }

  private static MonthlySeries price(PlanningProblem problem) {
    MonthlySeries path = problem.outlooks().carbonEurT();
    return path != null
        ? path
        : MonthlySeries.constant(
            problem.reference().firstMonth(),
            problem.months(),
            problem.reference().parameters().carbonPriceEurT());
  }

  private static MonthlySeries scaled(MonthlySeries path, double factor) {
    double[] values = path.toArray();
    Arrays.setAll(values, t -> factor * values[t]);
    return new MonthlySeries(path.start(), values);
  }

  private static PlanningProblem with(PlanningProblem problem, MonthlySeries carbon) {
    Outlooks now = problem.outlooks();
    Outlooks changed =
        new Outlooks(
            now.supplierP(),
            now.laneClassP(),
            carbon,
            now.recoveryRate(),
            now.capacityFactor(),
            now.closedInMonth1());
    return problem.with(changed, problem.uncertainty(), problem.policy());
  }
}
