package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.robust.TangentCuts;

/** Branch and cut over the full model. */
final class ExactSearch {
  private final LinearSolver solver;

  ExactSearch(LinearSolver solver) {
    this.solver = solver;
  }

  /** Whether the linear solver is up to this many sites. */
  boolean practical(PlanningModel model) {
    return model.instance().sets().recyclers().size() <= solver.practicalIntegers();
  }

  SiteChoice search(PlanningModel model, Budget budget, Watch watch) {
    LinearAnswer answer =
        new TangentCuts(solver).solve(model.matrix(), model.risk().norms(), budget, watch);
    return new SiteChoice(
        answer.status(),
        answer.hasSolution() ? SiteChoice.open(model, answer.x()) : null,
        answer.x(),
        Double.isNaN(answer.bound()) ? Double.NEGATIVE_INFINITY : answer.bound(),
        answer.message());
  }
}
