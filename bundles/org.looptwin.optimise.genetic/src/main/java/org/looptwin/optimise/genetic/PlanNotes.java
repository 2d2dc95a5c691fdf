package org.looptwin.optimise.genetic;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;

/** A plan with what its search has to say about it. */
final class PlanNotes {
  private PlanNotes() {}

  /**
   * @param gapToExactPercent null to leave the plan's own
   */
  static Plan added(Plan plan, List<String> notes, Double gapToExactPercent) {
    List<String> sentences = new ArrayList<>(plan.sentences());
    sentences.addAll(notes);
    return new Plan(
        plan.id(),
        plan.caseName(),
        plan.policy(),
        plan.status(),
        plan.objectiveEur(),
        plan.parts(),
        plan.boundEur(),
        plan.gap(),
        plan.flowGap(),
        plan.siteGap(),
        plan.solver(),
        plan.seconds(),
        plan.seed(),
        plan.twinRevision(),
        plan.uncertainty(),
        plan.start(),
        plan.months(),
        plan.sites(),
        plan.shares(),
        plan.routes(),
        plan.purchasesKwh(),
        plan.productionKwh(),
        plan.regeneratedKwh(),
        plan.flows(),
        gapToExactPercent == null
            ? plan.indicators()
            : indicators(plan.indicators(), gapToExactPercent),
        plan.relaxation(),
        sentences);
  }

  private static Indicators indicators(Indicators some, double gapToExactPercent) {
    return new Indicators(
        some.operatingMeurPerYear(),
        some.costPerVehicleEur(),
        some.paybackYears(),
        some.emissionsTPerYear(),
        some.tCo2PerVehicle(),
        some.recyclingReductionRate(),
        some.disruptionLossMeur(),
        some.stockoutPercent(),
        some.responseHours(),
        some.solveSeconds(),
        gapToExactPercent,
        some.stabilityStdMeur());
  }
}
