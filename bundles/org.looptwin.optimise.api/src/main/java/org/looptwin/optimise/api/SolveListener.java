package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Told of live solves; register as an OSGi service. For comparisons in the shadow. */
@ConsumerType
public interface SolveListener {
  /**
   * A live solve has ended. Called on the loop's thread: keep what is needed and return.
   *
   * @param solver who answered
   */
  void solved(PlanningProblem problem, Budget budget, String solver, Answer answer);
}
