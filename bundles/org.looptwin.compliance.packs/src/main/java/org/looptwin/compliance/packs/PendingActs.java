package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * A documentation duty that begins at a date or a number of months after the acts that detail it,
 * whichever is later. Until an operator enters the acts' date ({@code applies.acts_in_force}) the
 * duty does not run.
 *
 * @param duty what is asked for, for sentences
 * @param notBefore the date in the regulation
 * @param months after the acts
 * @param acts when the later of the acts came into force; null while it is pending
 */
record PendingActs(Clause clause, String duty, LocalDate notBefore, int months, LocalDate acts)
    implements Rule {

  static PendingActs read(Clause clause, RuleNode rule, String duty) {
    RuleNode applies = rule.object("applies");
    LocalDate acts = applies.has("acts_in_force") ? applies.date("acts_in_force") : null;
    String state = rule.textOr("state", "PENDING_ACTS");
    if (acts == null && !state.equals("PENDING_ACTS")) {
      throw rule.wrong("state", "PENDING_ACTS, or the date of the acts in applies.acts_in_force");
    }
    return new PendingActs(
        clause,
        duty,
        applies.date("not_before"),
        (int) applies.numberOr("or_months_after_acts", 0),
        acts);
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (acts == null) {
      return pending(on);
    }
    LocalDate from =
        acts.plusMonths(months).isAfter(notBefore) ? acts.plusMonths(months) : notBefore;
    return on.isBefore(from)
        ? clause.only(
            Clause.NETWORK,
            FindingState.NOTICE,
            "A %s is required from %s on.".formatted(duty, from))
        : clause.only(
            Clause.NETWORK,
            FindingState.UNKNOWN,
            "A %s is required since %s; whether there is one is not known here."
                .formatted(duty, from));
  }

  private List<Finding> pending(LocalDate on) {
    return on.isBefore(notBefore)
        ? clause.only(
            Clause.NETWORK,
            FindingState.NOT_APPLICABLE,
            "A %s is not required before %s, nor before %d months after acts that are pending."
                .formatted(duty, notBefore, months))
        : clause.only(
            Clause.NETWORK,
            FindingState.NOTICE,
            "A %s will be required %d months after acts that are pending (%s has passed)."
                .formatted(duty, months, notBefore));
  }
}
