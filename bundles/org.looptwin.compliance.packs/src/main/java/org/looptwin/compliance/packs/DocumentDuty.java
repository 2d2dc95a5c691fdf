package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * A duty that documents fulfil which this server does not see: NOTICE before its date, UNKNOWN
 * after.
 *
 * @param duty what is asked for, for sentences
 */
record DocumentDuty(Clause clause, Deadline deadline, String duty) implements Rule {

  static DocumentDuty read(Clause clause, RuleNode rule, String duty) {
    if (!rule.has("from")) {
      throw rule.wrong("from", "a date like 2027-02-18");
    }
    return new DocumentDuty(clause, rule.deadline(), duty);
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    return deadline.running(on)
        ? clause.only(
            Clause.NETWORK,
            FindingState.UNKNOWN,
            "A %s is required %s; whether there is one is not known here."
                .formatted(duty, deadline.words(on)))
        : clause.only(
            Clause.NETWORK,
            FindingState.NOTICE,
            "A %s is required %s.".formatted(duty, deadline.words(on)));
  }
}
