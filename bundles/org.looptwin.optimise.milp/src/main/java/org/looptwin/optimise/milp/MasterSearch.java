package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.TangentCuts;

/**
 * A master of one mean period chooses the sites; the full model with its integers relaxed gives the
 * bound that certifies what the choice costs at most.
 */
final class MasterSearch {
  /** A mean period is small: it is solved this well, however wide the gap asked for. */
  private static final double GAP = 2e-4;

  private final LinearSolver solver;

  MasterSearch(LinearSolver solver) {
    this.solver = solver;
  }

  static Budget tight(Budget budget) {
    return new Budget(budget.time(), Math.min(GAP, budget.gap()), budget.seed());
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

  /** No plan with free sites is cheaper; minus infinity when the relaxation was not solved. */
  double boundEur(PlanningModel model, Budget budget, Watch watch) {
    if (!model.risk().norms().isEmpty()) {
      LinearAnswer relaxed =
          new TangentCuts(solver).relaxed(model.matrix(), model.risk().norms(), budget, watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.bound() : Double.NEGATIVE_INFINITY;
    }
    try (LinearSolver.Session session = solver.open(model.matrix())) {
      LinearAnswer relaxed = session.solve(budget, watch);
      return relaxed.status() == Status.OPTIMAL ? relaxed.objective() : Double.NEGATIVE_INFINITY;
    }
  }
}
