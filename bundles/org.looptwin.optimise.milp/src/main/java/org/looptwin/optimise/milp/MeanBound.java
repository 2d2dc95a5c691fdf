package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * What no plan undercuts, from one mean period: limits and balances are averaged, costs are the
 * lowest of the months, the sites stay whole. A hundredth of the full model's work, and with whole
 * sites often closer than its linear relaxation.
 */
final class MeanBound {
  private final LinearSolver solver;

  MeanBound(LinearSolver solver) {
    this.solver = solver;
  }

  /** EUR over the horizon; minus infinity when nothing is proven in time. */
  double eur(Instance instance, Budget budget, Watch watch) {
    PlanningModel mean = new PlanningModel(instance.relaxation());
    LinearAnswer answer = solver.solve(mean.matrix(), MasterSearch.tight(budget), watch);
    return Double.isNaN(answer.bound()) ? Double.NEGATIVE_INFINITY : answer.bound();
  }
}
