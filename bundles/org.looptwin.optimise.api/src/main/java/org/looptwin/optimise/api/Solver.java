package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a planning problem into a plan. Register as an OSGi service with the property {@code name};
 * the highest {@code service.ranking} among solvers that {@link #accepts} the problem is used.
 *
 * <p><b>Threads:</b> called from several at once; keep no state between calls that changes an
 * answer.
 *
 * <p><b>Determinism:</b> equal problem, budget and seed give an equal plan.
 */
@ConsumerType
public interface Solver {
  /** Short unique name, e.g. {@code highs}, {@code ojalgo}. */
  String name();

  /** Tells quickly, without solving, whether this solver is meant for such a problem. */
  boolean accepts(PlanningProblem problem);

  /**
   * Searches until proven, out of budget or cancelled. "No plan exists" is an answer, not an
   * exception.
   *
   * @return what was found, for the problem's twin revision
   */
  Answer solve(PlanningProblem problem, Budget budget, Watch watch);
}
