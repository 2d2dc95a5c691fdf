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
    Plan told = plan.withSentences(sentences);
    return gapToExactPercent == null
        ? told
        : told.withIndicators(indicators(plan.indicators(), gapToExactPercent));
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
