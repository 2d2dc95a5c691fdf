package org.looptwin.loop;

import java.util.List;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * What has been concluded so far: decisions, plans, the plan in force, and what they rest on. Used
 * by the loop's thread alone.
 */
final class Conclusions {
  private final Book book = new Book();
  private final PlanStore plans;
  private Plan inForce;
  private List<Outlook> outlooks = List.of();
  private UncertaintySet set;
  private List<Finding> findings = List.of();

  Conclusions(PlanStore plans) {
    this.plans = plans;
  }

  Book book() {
    return book;
  }

  PlanStore plans() {
    return plans;
  }

  /** The last approved plan, at first the base plan; null while there is none. */
  Plan inForce() {
    return inForce;
  }

  List<Outlook> outlooks() {
    return outlooks;
  }

  UncertaintySet set() {
    return set;
  }

  List<Finding> findings() {
    return findings;
  }

  void putInForce(Plan plan) {
    inForce = plan;
  }

  void learn(StepOutcome outcome) {
    learn(outcome.assessment());
    findings = outcome.findings();
  }

  void learn(RiskView.Assessment assessment) {
    outlooks = assessment.outlooks();
    set = assessment.set();
  }

  void find(List<Finding> newFindings) {
    findings = newFindings;
  }

  /** A step found the plan in force to be the best: what was proposed before has no cause left. */
  void expire(List<String> proposed) {
    book.close(proposed, DecisionState.EXPIRED);
  }

  /** Enters a decision that replaces those still open. */
  void enter(Decision decision, List<String> superseded) {
    book.close(superseded, DecisionState.SUPERSEDED);
    book.put(decision);
  }

  /** Outlooks and set are not kept in files: forecast, and plan again when the plan is gone. */
  void restore(Planner planner, long steps, Situation situation) {
    learn(planner.assess(steps, situation));
    if (inForce() == null) {
      StepOutcome base = planner.base();
      putInForce(base.plan());
      find(base.findings());
    }
  }
}
