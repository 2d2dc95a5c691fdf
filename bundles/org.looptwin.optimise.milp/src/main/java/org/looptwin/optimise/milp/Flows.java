package org.looptwin.optimise.milp;

import java.util.Set;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.Watch;

/** A way to find the flows of a model with fixed sites. */
interface Flows extends AutoCloseable {
  /**
   * @return a solution of the whole model; its bound is NaN when it proves none
   */
  LinearAnswer solve(PlanningModel model, Deadline deadline, Watch watch);

  /**
   * @param full sites free
   * @param open the recycling centres that are open, all others closed
   * @return a solution in the columns of the full model
   */
  LinearAnswer solve(PlanningModel full, Set<String> open, Deadline deadline, Watch watch);

  /** Lets go of what the solver holds. */
  @Override
  void close();
}
