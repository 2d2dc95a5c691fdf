package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;

/**
 * A plan of study A's printed model held against its equations 2 to 4, evaluated again from the
 * plan's own tables.
 */
final class PrintedAudit {
  private static final double TOLERANCE = 1e-6;

  private final PrintedModel model;
  private final Plan plan;

  PrintedAudit(PrintedModel model, Plan plan) {
    this.model = model;
    this.plan = plan;
  }

  void check(Complaints complaints) {
    CostParts told = plan.parts();
    if (told == null) {
      complaints.add("The plan does not tell the parts of its cost.");
      return;
    }
    double[] real = parts();
    double[] said = {told.operatingEur(), told.carbonEur(), told.disruptionEur()};
    String[] names = {"operating (eq. 2)", "carbon (eq. 3)", "disruption (eq. 4)"};
    for (int i = 0; i < real.length; i++) {
      if (!(Math.abs(said[i] - real[i]) <= TOLERANCE * Math.max(1, Math.abs(real[i])))) {
        complaints.add(
            "The plan tells %.2f EUR for the part %s, but its tables make %.2f EUR.",
            said[i], names[i], real[i]);
      }
    }
    double sum = real[0] + real[1] + real[2];
    if (!(Math.abs(plan.objectiveEur() - sum) <= TOLERANCE * Math.max(1, Math.abs(sum)))) {
      complaints.add(
          "The plan tells an objective of %.2f EUR, but its tables make %.2f EUR.",
          plan.objectiveEur(), sum);
    }
    if (!(plan.boundEur() <= plan.objectiveEur() * (1 + TOLERANCE))) {
      complaints.add(
          "The plan tells a bound of %.2f EUR above its objective of %.2f EUR.",
          plan.boundEur(), plan.objectiveEur());
    }
  }

  /** Operating, carbon, disruption. */
  private double[] parts() {
    double[] parts = {0, 0, model.bracketEur()};
    plan.sites().forEach((site, open) -> parts[0] += open ? model.fixedEur(site) : 0);
    Map<String, Lane> lanes = new HashMap<>();
    model.instance().sets().lanes().forEach(lane -> lanes.put(lane.id(), lane));
    double[] kg = new double[model.instance().periods()];
    for (Flow flow : plan.flows()) {
      Lane lane = lanes.get(flow.lane());
      int t = flow.month() - 1;
      if (lane == null || t < 0 || t >= kg.length) {
        continue;
      }
      parts[0] += lane.costEurKwh() * flow.kwh();
      kg[t] += lane.efKgKwh() * flow.kwh();
      if (lane.commodity() == Commodity.LI) {
        kg[t] += PrintedModel.PRIMARY_KG * flow.kwh();
        parts[2] += model.lossEurKwh(lane, t) * flow.kwh();
      }
    }
    for (int t = 0; t < kg.length; t++) {
      double recycled = at(plan.regeneratedKwh(), t);
      parts[0] += PrintedModel.RECYCLING_EUR_KWH * recycled;
      kg[t] += PrintedModel.RECYCLED_KG * recycled;
      for (List<Double> made : plan.productionKwh().values()) {
        kg[t] += PrintedModel.PRODUCTION_KG * at(made, t);
      }
      parts[1] += 1e-3 * model.instance().values().carbonEurT()[t] * kg[t];
    }
    return parts;
  }

  private static double at(List<Double> path, int t) {
    return t < path.size() ? path.get(t) : 0;
  }
}
