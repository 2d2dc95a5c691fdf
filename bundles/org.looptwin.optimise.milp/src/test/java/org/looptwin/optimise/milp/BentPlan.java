package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;

/** Plans that claim what is not so. */
final class BentPlan {
  private BentPlan() {}

  static Plan withFlow(Plan plan, int position, double factor) {
    List<Flow> flows = new ArrayList<>(plan.flows());
    Flow old = flows.get(position);
    flows.set(position, new Flow(old.lane(), old.month(), old.kwh() * factor));
    return copy(plan, plan.status(), plan.parts(), plan.boundEur(), plan.shares(), flows);
  }

  static Plan withFlow(Plan plan, Flow more) {
    List<Flow> flows = new ArrayList<>(plan.flows());
    flows.add(more);
    return copy(plan, plan.status(), plan.parts(), plan.boundEur(), plan.shares(), flows);
  }

  static Plan withShare(Plan plan, String material, String supplier, Double share) {
    Map<String, Map<String, List<Double>>> shares = new LinkedHashMap<>(plan.shares());
    Map<String, List<Double>> one = new LinkedHashMap<>(shares.get(material));
    List<Double> path = new ArrayList<>(one.get(supplier));
    path.set(0, share);
    one.put(supplier, path);
    shares.put(material, one);
    return copy(plan, plan.status(), plan.parts(), plan.boundEur(), shares, plan.flows());
  }

  /** Everything cheaper by a factor, the bound too. */
  static Plan cheaper(Plan plan, double factor) {
    CostParts p = plan.parts();
    CostParts parts =
        new CostParts(
            p.operatingEur(),
            p.purchaseEur() - (1 - factor) * p.sumEur(),
            p.carbonEur(),
            p.disruptionEur(),
            p.shortageEur(),
            p.changeEur());
    double bound = plan.boundEur() * factor;
    return copy(plan, plan.status(), parts, bound, plan.shares(), plan.flows());
  }

  static Plan withBound(Plan plan, PlanStatus status, double boundEur) {
    return copy(plan, status, plan.parts(), boundEur, plan.shares(), plan.flows());
  }

  private static Plan copy(
      Plan plan,
      PlanStatus status,
      CostParts parts,
      double bound,
      Map<String, Map<String, List<Double>>> shares,
      List<Flow> flows) {
    return new Plan(
        plan.id(),
        plan.caseName(),
        plan.policy(),
        status,
        parts.sumEur(),
        parts,
        bound,
        (parts.sumEur() - bound) / parts.sumEur(),
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
