package org.looptwin.optimise.api;

import java.util.List;
import org.looptwin.model.decision.Change;
import org.looptwin.model.plan.Plan;
import org.osgi.annotation.versioning.ProviderType;

/** What the planning model offers beside solving: its matrix, and plans compared in words. */
@ProviderType
public interface Planning {
  /** The very model that is solved for this problem: full, never aggregated. */
  LinearModel model(PlanningProblem problem);

  /** Differences worth telling, largest first, and sentences made from their numbers. */
  Comparison compare(Plan before, Plan after, PlanningProblem problem);

  /** Nodes in the subset have parameters of their own; the static set of study A for comparison. */
  Outlooks staticSet(PlanningProblem problem);

  /**
   * @param changes shares, routes, regeneration, costs
   * @param sentences for the operator: what moved, by how much, why (which cost or limit)
   */
  record Comparison(List<Change> changes, List<String> sentences) {}
}
