package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.CompliancePolicy;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Case;

/** A policy pack that was read. */
record Pack(String id, String version, String legalBasis, List<Rule> rules)
    implements CompliancePolicy {
  List<Obligation> obligations(Case reference) {
    return rules.stream().flatMap(rule -> rule.obligations(reference).stream()).toList();
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    return rules.stream().flatMap(rule -> rule.assess(evidence, on).stream()).toList();
  }
}
