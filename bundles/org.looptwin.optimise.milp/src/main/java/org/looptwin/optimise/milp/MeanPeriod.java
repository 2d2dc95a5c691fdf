package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * The mean period of an instance, solved with its integers relaxed: a hundredth of the whole's
 * work.
 *
 * @param boundEur over the horizon; minus infinity when it was not solved
 * @param start where the whole may begin; null when the solver does not tell
 */
record MeanPeriod(double boundEur, MeanStart start) {

  static MeanPeriod of(Instance instance, LinearSolver solver, Budget budget, Watch watch) {
    LinearModel model = new PlanningModel(instance.relaxation()).matrix();
    try (LinearSolver.Session session = solver.open(model)) {
      LinearAnswer answer = session.solve(budget, watch);
      if (answer.status() != Status.OPTIMAL) {
        return new MeanPeriod(Double.NEGATIVE_INFINITY, null);
      }
      Basis end = session.basis();
      return new MeanPeriod(answer.objective(), end == null ? null : new MeanStart(model, end));
    }
  }

  /** Null when nothing is known. */
  Basis start(LinearModel model, int months, boolean monthlySites) {
    return start == null ? null : start.over(model, months, monthlySites);
  }
}
