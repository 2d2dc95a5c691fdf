package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ProviderType;

/** Forecasts and their calibrated box, as the live loop uses them, for offline plans. */
@ProviderType
public interface RiskSource {
  /**
   * The problem protected against the case's own outlook: forecasts from its history, a conformal
   * box around them, and the box's worst case as the costs' parameters; policy {@code dynamic}. Of
   * a problem with policy {@code affine} the set holds the recovery rate's range, too.
   */
  PlanningProblem protect(PlanningProblem problem);
}
