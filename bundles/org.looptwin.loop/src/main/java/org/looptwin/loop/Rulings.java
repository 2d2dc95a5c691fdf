package org.looptwin.loop;

import org.looptwin.decision.api.DecisionDesk.Ruling;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out and records what operators say of decisions. Used by the loop's thread alone. */
final class Rulings {
  private static final Logger LOG = LoggerFactory.getLogger(Rulings.class);

  private final Conclusions conclusions;
  private final Notes notes;
  private final Announcer announcer;
  private final LedgerLines record = new LedgerLines();

  Rulings(Conclusions conclusions, Notes notes, Announcer announcer) {
    this.conclusions = conclusions;
    this.notes = notes;
    this.announcer = announcer;
  }

  Ruling rule(String decisionId, DecisionState state, String by, String comment, long offset) {
    Decision decision = conclusions.book().find(decisionId).orElse(null);
    if (decision == null) {
      return Ruling.NO_SUCH_DECISION;
    }
    if (decision.state() != DecisionState.PROPOSED) {
      return Ruling.NOT_OPEN;
    }
    notes.add(LedgerLines.RULING, offset, record.ruling(decisionId, state, by, comment));
    Decision ruled = decision.in(state, by, comment);
    conclusions.book().put(ruled);
    Plan plan = conclusions.plans().get(ruled.planId()).orElse(null);
    announcer.decision(ruled, plan);
    if (state == DecisionState.APPROVED && plan != null) {
      conclusions.putInForce(plan);
      announcer.approved(ruled, plan);
    }
    LOG.info("Decision {} {} by {}", decisionId, state, by);
    return Ruling.DONE;
  }
}
