package org.looptwin.optimise.tck;

import org.looptwin.optimise.api.PlanningProblem;

/**
 * A planning problem whose answer is known.
 *
 * @param name for complaints
 * @param leastEur what the best plan costs; NaN where no plan exists
 */
record Question(String name, PlanningProblem problem, double leastEur) {
  private static final double RELATIVE = 1e-6;

  boolean feasible() {
    return !Double.isNaN(leastEur);
  }

  /** What rounding may hide, EUR. */
  double slackEur() {
    return 0.01 + RELATIVE * Math.abs(leastEur);
  }
}
