package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Plans between which cost, emissions and disruption trade off.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface Fronts {
  /**
   * Plans none of which is beaten in all three aims, with the picks among them.
   *
   * @param watch progress: how many points there are (objective), out of how many (bound)
   * @return with {@link Front#because} when it ended early; without points when no plan exists
   * @throws IllegalStateException when no linear solver is there
   */
  Front front(PlanningProblem problem, FrontQuestion question, Watch watch);
}
