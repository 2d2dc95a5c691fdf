package org.looptwin.optimise.tck;

import java.util.List;
import java.util.Map;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;

/** A plan with one thing changed. */
record Bent(Plan plan) {
  Plan proof(PlanStatus status, double boundEur) {
    double gap = (plan.objectiveEur() - boundEur) / plan.objectiveEur();
    return copy(plan.parts(), status, boundEur, gap, plan.shares(), plan.flows(), plan.seed());
  }

  Plan parts(CostParts parts) {
    double gap = (parts.sumEur() - plan.boundEur()) / parts.sumEur();
    return copy(
        parts, plan.status(), plan.boundEur(), gap, plan.shares(), plan.flows(), plan.seed());
  }

  Plan shares(Map<String, Map<String, List<Double>>> shares) {
    return copy(
        plan.parts(),
        plan.status(),
        plan.boundEur(),
        plan.gap(),
        shares,
        plan.flows(),
        plan.seed());
  }

  Plan flows(List<Flow> flows) {
    return copy(
        plan.parts(),
        plan.status(),
        plan.boundEur(),
        plan.gap(),
        plan.shares(),
        flows,
        plan.seed());
  }

  private Plan copy(
      CostParts parts,
      PlanStatus status,
      double bound,
      double gap,
      Map<String, Map<String, List<Double>>> shares,
      List<Flow> flows,
      long seed) {
    return new Plan(
        plan.id(),
        plan.caseName(),
        plan.policy(),
        status,
        parts.sumEur(),
        parts,
        bound,
        gap,
        plan.flowGap(),
        plan.siteGap(),
        plan.solver(),
        plan.seconds(),
        seed,
        plan.twinRevision(),
        plan.uncertainty(),
        plan.start(),
        plan.months(),
        plan.sites(),
        shares,
        plan.routes(),
        plan.purchasesKwh(),
        plan.productionKwh(),
        plan.regeneratedKwh(),
        flows,
        plan.indicators(),
        plan.relaxation(),
        plan.sentences());
  }
}
