package org.looptwin.optimise.milp;

import java.util.Optional;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;

/**
 * Whether a plan's bound, gap and status agree with its objective and with what is possible. A
 * complaint says "claims" where a plan has less proof than it says, and only there: who claims what
 * is not so is not asked again.
 */
final class ClaimAudit {
  private final Plan plan;
  private final Complaints complaints;

  ClaimAudit(Plan plan, Complaints complaints) {
    this.plan = plan;
    this.complaints = complaints;
  }

  void check() {
    double size = Math.max(1e-9, Math.abs(plan.objectiveEur()));
    double gap = (plan.objectiveEur() - plan.boundEur()) / size;
    if (!(gap >= -PlanAudit.TOLERANCE)) {
      complaints.add(
          "The plan costs %.2f EUR, but claims that none is cheaper than %.2f EUR.",
          plan.objectiveEur(), plan.boundEur());
    }
    if (!(Math.abs(plan.gap() - gap) <= PlanAudit.TOLERANCE)) {
      complaints.add(
          "The plan %s a gap of %.4f %%, but objective and bound are %.4f %% apart.",
          plan.gap() < gap ? "claims" : "tells", 100 * plan.gap(), 100 * gap);
    }
    if (plan.status() == PlanStatus.OPTIMAL && !(gap <= 2 * PlanAudit.TOLERANCE)) {
      complaints.add(
          "The plan claims to be optimal, but is proven within %.4f %% only.", 100 * gap);
    }
    if (plan.status() == PlanStatus.INFEASIBLE) {
      complaints.add("The plan claims that none exists, and is one.");
    }
  }

  /**
   * @param cost what is possible, EUR
   * @param with how
   * @return whether that is less than the plan claims to be possible
   */
  boolean possible(Optional<Double> cost, String with) {
    double least = cost.orElse(Double.POSITIVE_INFINITY);
    boolean refuted = plan.boundEur() - least > PlanAudit.TOLERANCE * Math.max(1, Math.abs(least));
    if (refuted) {
      complaints.add(
          "The plan claims proof that none is cheaper than %.2f EUR, but %s %.2f EUR is possible.",
          plan.boundEur(), with, least);
    }
    return refuted;
  }
}
