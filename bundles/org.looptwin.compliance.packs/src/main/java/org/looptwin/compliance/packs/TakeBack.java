package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * All packs that are handed in must be taken back. There is no percentage of the retired packs, so
 * the share is shown and never a breach: OK when the plan takes every pack that comes back, UNKNOWN
 * when it leaves some, for others may take them.
 */
record TakeBack(Clause clause) implements Rule {
  private static final double ALL = 0.9999;

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    OptionalDouble retired =
        evidence.plan() == null
            ? OptionalDouble.empty()
            : new PlanFacts(evidence.reference(), evidence.plan()).retiredKwh();
    double comingBack = retired.orElse(0) * evidence.reference().parameters().recoveryRate();
    if (comingBack <= 0) {
      return clause.only(
          Clause.PLAN,
          FindingState.UNKNOWN,
          "Without a plan it is not known whether all packs that come back are taken.");
    }
    double taken = new PlanFacts(evidence.reference(), evidence.plan()).returnedKwh() / comingBack;
    return List.of(
        taken >= ALL
            ? measured(
                FindingState.OK,
                taken,
                "The plan takes every pack that comes back, at its own cost.")
            : measured(
                FindingState.UNKNOWN,
                taken,
                "The plan takes %s of the packs that come back; whether others take the rest is not known."
                    .formatted(Percent.of(taken))));
  }

  private Finding measured(FindingState state, double taken, String sentence) {
    return clause.measured(
        Clause.PLAN, state, Percent.points(taken), null, "% of packs that come back", sentence);
  }
}
