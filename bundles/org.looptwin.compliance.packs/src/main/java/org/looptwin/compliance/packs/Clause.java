package org.looptwin.compliance.packs;

import java.util.List;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Commodity;

/**
 * Where an obligation stands.
 *
 * @param policy pack id
 * @param rule rule id
 * @param legalBasis reference for people
 */
record Clause(String policy, String rule, String legalBasis) {
  static final String PLAN = "plan";
  static final String NETWORK = "network";

  Obligation obligation(Deadline deadline, Obligation.Kind kind, Commodity material, double limit) {
    return new Obligation(policy, rule, deadline.from(), kind, material, limit);
  }

  Finding finding(String subject, FindingState state, String sentence) {
    return new Finding(policy, rule, subject, state, null, null, "", legalBasis, sentence);
  }

  Finding measured(
      String subject, FindingState state, Double value, Double limit, String unit, String text) {
    return new Finding(policy, rule, subject, state, value, limit, unit, legalBasis, text);
  }

  List<Finding> only(String subject, FindingState state, String sentence) {
    return List.of(finding(subject, state, sentence));
  }
}
