package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;

/**
 * The carbon border adjustment: which goods it covers, and the extension that is proposed.
 *
 * @param scope where the scope stands
 * @param inScope batteries or vehicles are covered
 * @param proposal where the proposal stands; null when there is none
 * @param proposed when it would apply
 * @param what the proposal, in words
 */
record BorderAdjustment(
    Clause scope, boolean inScope, Clause proposal, LocalDate proposed, String what)
    implements Rule {

  static BorderAdjustment read(String policy, String legalBasis, RuleNode pack) {
    boolean covered = flag(pack, "batteries_in_scope") || flag(pack, "vehicles_in_scope");
    RuleNode extension = pack.has("proposed_extension") ? pack.object("proposed_extension") : null;
    return new BorderAdjustment(
        new Clause(policy, "CBAM-SCOPE", legalBasis + ", Annex I"),
        covered,
        extension == null ? null : new Clause(policy, "CBAM-PROPOSAL", extension.text("ref")),
        extension == null ? null : extension.date("from"),
        extension == null ? null : extension.text("ref"));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        inScope
            ? scope.finding(
                Clause.NETWORK,
                FindingState.UNKNOWN,
                "Batteries or vehicles are covered; the embedded emissions of imports are not known.")
            : scope.finding(
                Clause.NETWORK,
                FindingState.NOT_APPLICABLE,
                "Neither batteries nor vehicles are among the covered goods."));
    if (proposal != null) {
      findings.add(
          proposal.finding(
              Clause.NETWORK,
              FindingState.NOTICE,
              "Proposed, not law: %s would be covered %s."
                  .formatted(what, new Deadline(proposed).words(on))));
    }
    return findings;
  }

  private static boolean flag(RuleNode pack, String name) {
    if (pack.has(name) && !pack.json().get(name).isBoolean()) {
      throw pack.wrong(name, "true or false");
    }
    return pack.json().path(name).asBoolean(false);
  }
}
