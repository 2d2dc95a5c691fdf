package org.looptwin.model.plan;

/** How good a plan is known to be. */
public enum PlanStatus {
  /** Proven optimal within the solver's tolerance. */
  OPTIMAL,
  /** Proven within the gap that was asked for. */
  WITHIN_GAP,
  /** The best found in time; the gap is wider than asked for. */
  TIME_LIMIT,
  /** No plan exists; the relaxation says what would have to give. */
  INFEASIBLE
}
