package org.looptwin.optimise.milp;

import java.util.function.Predicate;
import org.looptwin.optimise.api.AnewSession;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * HiGHS that finds nothing in time.
 *
 * @param on of which models
 */
record StuckSolver(Predicate<LinearModel> on) implements LinearSolver {
  @Override
  public String name() {
    return "stuck";
  }

  @Override
  public String version() {
    return "0";
  }

  @Override
  public int practicalIntegers() {
    return 100;
  }

  @Override
  public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
    return on.test(model)
        ? LinearAnswer.without(Status.TIME_LIMIT, 0, "")
        : Reference.HIGHS.solve(model, budget, watch);
  }

  @Override
  public Session open(LinearModel model) {
    return new AnewSession(this, model);
  }
}
