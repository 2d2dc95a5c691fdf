package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;

/**
 * Least share of the retired packs that the plan brings back.
 *
 * @param least share of the retired packs
 */
record ReturnedShare(Clause clause, Deadline deadline, double least) implements Rule {
  @Override
  public List<Obligation> obligations(Case reference) {
    return List.of(clause.obligation(deadline, Obligation.Kind.RETURNED_SHARE, null, least));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (evidence.plan() == null) {
      return clause.only(
          Clause.PLAN, FindingState.UNKNOWN, "Without a plan the share of returns is not known.");
    }
    PlanFacts facts = new PlanFacts(evidence.reference(), evidence.plan());
    OptionalDouble retired = facts.retiredKwh();
    if (retired.isEmpty() || retired.getAsDouble() <= 0) {
      return clause.only(
          Clause.PLAN,
          FindingState.UNKNOWN,
          "The case does not say how many packs retire in the plan's months.");
    }
    double share = facts.returnedKwh() / retired.getAsDouble();
    return List.of(
        clause.measured(
            Clause.PLAN,
            deadline.state(Percent.meets(share, least), on),
            Percent.points(share),
            Percent.points(least),
            Percent.UNIT,
            "The plan brings back %s of the retired packs; %s at least %s is required."
                .formatted(Percent.of(share, least), deadline.words(on), Percent.of(least))));
  }
}
