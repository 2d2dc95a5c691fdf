package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** A master of one mean period chooses the sites. */
final class MasterSearch {
  /** A mean period is small: it is solved this well, or to a part of the gap asked for. */
  private static final double GAP = 2e-4;

  private static final double PART = 0.2;

  private final LinearSolver solver;

  MasterSearch(LinearSolver solver) {
    this.solver = solver;
  }

  static Budget tight(Budget budget) {
    return new Budget(
        budget.time(), Math.min(budget.gap(), Math.max(GAP, PART * budget.gap())), budget.seed());
  }

  SiteChoice search(PlanningModel model, Budget budget, Watch watch) {
    PlanningModel master = new PlanningModel(model.instance().master());
    LinearAnswer choice = solver.solve(master.matrix(), tight(budget), watch);
    return new SiteChoice(
        choice.status(),
        choice.hasSolution() ? SiteChoice.open(master, choice.x()) : null,
        null,
        Double.NEGATIVE_INFINITY,
        choice.message());
  }
}
