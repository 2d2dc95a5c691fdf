package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/** A master of one mean period chooses the sites: by a dive, and by branch and cut if need be. */
final class MasterSearch {
  /** A mean period is small: it is solved this well, or to a part of the gap asked for. */
  private static final double GAP = 2e-4;

  private static final double PART = 0.2;

  /** Of the time left, for making a known choice better: the rest is for its flows and proof. */
  private static final double BETTER_SHARE = 0.2;

  private final LinearSolver solver;

  MasterSearch(LinearSolver solver) {
    this.solver = solver;
  }

  static Budget tight(Budget budget) {
    return new Budget(
        budget.time(), Math.min(budget.gap(), Math.max(GAP, PART * budget.gap())), budget.seed());
  }

  SiteChoice search(PlanningModel model, Deadline deadline, Watch watch) {
    PlanningModel master = new PlanningModel(model.instance().master());
    Dive.Result dive =
        Effort.of(solver) == Effort.FULL
            ? Dive.of(solver, master.matrix(), tight(deadline.asked()).gap(), deadline, watch)
            : null;
    LinearAnswer choice = dive == null ? null : dive.answer();
    if (choice == null) {
      choice = solver.solve(master.matrix(), tight(deadline.left()), watch);
    } else if (!dive.proven()) {
      Budget some = tight(deadline.left(BETTER_SHARE));
      LinearAnswer other = solver.solve(master.matrix(), some, watch);
      choice = other.hasSolution() && other.objective() < choice.objective() ? other : choice;
    }
    return new SiteChoice(
        choice.status(),
        choice.hasSolution() ? SiteChoice.open(master, choice.x()) : null,
        null,
        Double.NEGATIVE_INFINITY,
        choice.message());
  }
}
