package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * Why something moved: capacity that is cut, expected losses that rose. What the earlier plan
 * reckoned with is read from its uncertainty set; without one, the case's base values are meant.
 */
final class Reasons {
  private static final double WORTH_NAMING_EUR = 0.05;

  private final Plan before;
  private final PlanningProblem problem;
  private final Sets sets;
  private final Values values;

  Reasons(Plan before, PlanningProblem problem) {
    this.before = before;
    this.problem = problem;
    sets = Sets.of(problem);
    values = new ValuesReader(problem, sets).read();
  }

  String ofSupplier(String id, int month) {
    int s = position(id);
    if (s < 0) {
      return "";
    }
    List<String> why = new ArrayList<>();
    double factor = values.capacityFactor()[s][month - 1];
    if (factor < 1) {
      why.add(Limit.format("its deliveries are capped at %.0f %% of capacity", 100 * factor));
    }
    Node node = sets.suppliers().get(s);
    Parameters parameters = problem.reference().parameters();
    double scale =
        parameters.lossGivenDisruption() * parameters.lossSupplierEurKwh() * Constants.weight(node);
    double old = scale * earlier("p:" + id, month, node.pDisruptionBase());
    double now = scale * values.supplierP()[s][month - 1];
    if (Math.abs(now - old) >= WORTH_NAMING_EUR) {
      why.add(loss("its expected loss per kWh", old, now));
    }
    return String.join(" and ", why);
  }

  String ofRoute(LaneClass type) {
    if (problem.outlooks().closedInMonth1().contains(type)) {
      return "it carries nothing in month 1";
    }
    for (int a = 0; a < sets.lanes().size(); a++) {
      if (sets.lanes().get(a).laneClass() == type) {
        Parameters parameters = problem.reference().parameters();
        double scale = parameters.lossGivenDisruption() * parameters.lossLinkEurKwh();
        double base =
            type == LaneClass.SUEZ ? parameters.pSuezCalm() : sets.lanes().get(a).pDisruptionBase();
        double old = scale * earlier("p:" + type, 1, base);
        double now = scale * values.laneP()[a][0];
        return Math.abs(now - old) < WORTH_NAMING_EUR
            ? ""
            : loss("its expected loss per kWh of a critical material", old, now);
      }
    }
    return "";
  }

  /** What a plan's purchases and flows are expected to lose at the problem's probabilities. */
  double expectedLossEur(Plan plan) {
    Parameters parameters = problem.reference().parameters();
    double supplierEur = parameters.lossGivenDisruption() * parameters.lossSupplierEurKwh();
    double laneEur = parameters.lossGivenDisruption() * parameters.lossLinkEurKwh();
    double sum = 0;
    for (int s = 0; s < sets.suppliers().size(); s++) {
      Node node = sets.suppliers().get(s);
      List<Double> bought = plan.purchasesKwh().getOrDefault(node.id(), List.of());
      for (int t = 0; t < Math.min(bought.size(), values.periods()); t++) {
        sum += supplierEur * Constants.weight(node) * values.supplierP()[s][t] * bought.get(t);
      }
    }
    Map<String, Integer> lanes = new HashMap<>();
    for (int a = 0; a < sets.lanes().size(); a++) {
      lanes.put(sets.lanes().get(a).id(), a);
    }
    for (Flow flow : plan.flows()) {
      Integer a = lanes.get(flow.lane());
      if (a != null && flow.month() <= values.periods()) {
        double p = values.laneP()[a][flow.month() - 1];
        sum += laneEur * Constants.weight(sets.lanes().get(a)) * p * flow.kwh();
      }
    }
    return sum;
  }

  private static String loss(String what, double old, double now) {
    return Limit.format(
        "%s %s from %.1f to %.1f EUR", what, now > old ? "rises" : "falls", old, now);
  }

  private double earlier(String parameter, int month, double base) {
    if (before.uncertainty() == null) {
      return base;
    }
    return before
        .uncertainty()
        .of(parameter)
        .map(Interval::upper)
        .filter(path -> path.months() > 0)
        .map(path -> path.at(Math.min(month, path.months()) - 1))
        .orElse(base);
  }

  private int position(String id) {
    for (int s = 0; s < sets.suppliers().size(); s++) {
      if (sets.suppliers().get(s).id().equals(id)) {
        return s;
      }
    }
    return -1;
  }
}
