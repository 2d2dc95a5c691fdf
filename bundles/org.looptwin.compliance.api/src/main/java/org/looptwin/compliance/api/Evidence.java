package org.looptwin.compliance.api;

import java.util.Optional;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What a policy may look at.
 *
 * @param plan the plan to check; null when the twin alone is checked
 * @param twin the twin's state; an empty snapshot when there is none
 */
public record Evidence(Case reference, Plan plan, TwinSnapshot twin) {
  public Optional<Plan> proposed() {
    return Optional.ofNullable(plan);
  }
}
