package org.looptwin.model.decision;

import java.time.Instant;
import java.util.List;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;

/**
 * A proposed plan with its chain of causes.
 *
 * @param id e.g. {@code D-000001}
 * @param revision the twin revision it was made on
 * @param createdAt server clock; not part of the ledger's hash
 * @param previousPlanId the plan that stood before
 * @param sentences made from the plans' numbers
 * @param needsOperator something is BREACHED or the change is large
 * @param late the twin had moved on when it was published
 * @param by who approved or rejected it, or null
 * @param comment the operator's, or null
 * @param ledgerHash of the ledger line that created it
 */
public record Decision(
    String id,
    long revision,
    DecisionState state,
    Instant createdAt,
    Cause cause,
    RuleRef rule,
    List<String> because,
    String forecastId,
    String uncertaintyId,
    String planId,
    String previousPlanId,
    List<Change> changes,
    List<String> sentences,
    List<Finding> findings,
    boolean needsOperator,
    boolean late,
    String by,
    String comment,
    String ledgerHash) {

  public Decision {
    because = List.copyOf(because);
    changes = List.copyOf(changes);
    sentences = List.copyOf(sentences);
    findings = List.copyOf(findings);
  }

  /** The same decision in another state. */
  public Decision in(DecisionState newState, String newBy, String newComment) {
    return new Decision(
        id,
        revision,
        newState,
        createdAt,
        cause,
        rule,
        because,
        forecastId,
        uncertaintyId,
        planId,
        previousPlanId,
        changes,
        sentences,
        findings,
        needsOperator,
        late,
        newBy,
        newComment,
        ledgerHash);
  }

  /** The same decision with the hash of the ledger line that created it. */
  public Decision recordedAs(String hash) {
    return new Decision(
        id,
        revision,
        state,
        createdAt,
        cause,
        rule,
        because,
        forecastId,
        uncertaintyId,
        planId,
        previousPlanId,
        changes,
        sentences,
        findings,
        needsOperator,
        late,
        by,
        comment,
        hash);
  }
}
