package org.looptwin.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.decision.Change;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.plan.Plan;

/**
 * What one pass through forecast, uncertainty, optimisation and compliance came to.
 *
 * @param assessment forecasts and set
 * @param plan the new plan; null when none was found
 * @param failure why there is no plan; "" when there is one
 * @param changes against the plan in force
 * @param sentences made from the numbers of both
 */
record StepOutcome(
    RiskView.Assessment assessment,
    Plan plan,
    String failure,
    List<Change> changes,
    List<String> sentences,
    List<Finding> findings) {

  boolean planned() {
    return plan != null;
  }

  /**
   * The same, holding the earlier instance of every finding that is as it was: decisions are kept
   * for good, and from step to step few findings change.
   */
  StepOutcome sharing(List<Finding> before) {
    Map<Finding, Finding> known = new HashMap<>();
    before.forEach(finding -> known.put(finding, finding));
    List<Finding> shared =
        findings.stream().map(finding -> known.getOrDefault(finding, finding)).toList();
    return new StepOutcome(assessment, plan, failure, changes, sentences, shared);
  }
}
