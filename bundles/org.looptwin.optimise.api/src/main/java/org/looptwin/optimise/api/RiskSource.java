package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ProviderType;

/** Forecasts and their calibrated box, as the live loop uses them, for offline plans. */
@ProviderType
public interface RiskSource {
  /**
   * The problem protected against the case's own outlook: forecasts from its history, a conformal
   * box around them, and the box's worst case as the costs' parameters; policy {@code dynamic}.
   */
  PlanningProblem protect(PlanningProblem problem);
}
