package org.looptwin.optimise.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * Checks the balances of a plan site by site: what suppliers deliver, what plants make out of what
 * they have, what vehicle plants get, what comes back. Constants are those of the planning model: a
 * month of 30.4 days, 10 days of stock at the beginning (unless the state says otherwise) and at
 * the end, at most 29.9 days in between, 600 EUR for a kWh of packs that is short.
 */
final class FlowAudit {
  private static final double DAYS = 30.4;
  private static final double END_DAYS = 10;
  private static final double MOST_DAYS = 29.9;
  private static final double SHORT_EUR_KWH = 600;
  private static final double TOLERANCE = 1e-5;

  private final PlanningProblem problem;
  private final Case reference;
  private final Plan plan;
  private final int months;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  FlowAudit(PlanningProblem problem, Plan plan) {
    this.problem = problem;
    this.plan = plan;
    reference = problem.reference();
    months = problem.months();
    reference.extended().lanes().forEach(lane -> lanes.put(lane.id(), lane));
    reference.network().lanes().forEach(lane -> lanes.put(lane.id(), lane));
  }

  List<String> complaints() {
    suppliers();
    for (Node plant : reference.network().nodes(NodeType.BATTERY_PLANT)) {
      made(plant);
      materials(plant);
    }
    demand();
    loop();
    return complaints;
  }

  private void suppliers() {
    double paid = 0;
    for (Node supplier : reference.network().nodes(NodeType.SUPPLIER)) {
      double[] sent = sum(supplier.id(), null, null);
      double[] bought = path(plan.purchasesKwh().get(supplier.id()));
      for (int month = 0; month < months; month++) {
        double most = supplier.capKwhMonth() * factor(supplier, month);
        atMost(supplier.id() + " delivers", sent[month], most, month);
        equal(supplier.id() + ": bought, and sent", bought[month], sent[month], month);
        paid += bought[month] * supplier.unitPriceEurKwh();
      }
    }
    if (!close(paid, plan.parts().purchaseEur(), paid)) {
      complain("Purchases cost %.2f EUR, its part is %.2f.", paid, plan.parts().purchaseEur());
    }
  }

  private double factor(Node supplier, int month) {
    MonthlySeries factors = problem.outlooks().capacityFactor().get(supplier.id());
    return factors == null || month >= factors.months() ? 1 : factors.at(month);
  }

  private void made(Node plant) {
    double[] packs = sum(plant.id(), null, Commodity.PACK);
    double[] made = path(plan.productionKwh().get(plant.id()));
    for (int month = 0; month < months; month++) {
      atMost(plant.id() + " makes", made[month], plant.capKwhMonth(), month);
      equal(plant.id() + ": made, and sent", made[month], packs[month], month);
    }
  }

  private void materials(Node plant) {
    double day = plant.capKwhMonth() / DAYS;
    double[] made = path(plan.productionKwh().get(plant.id()));
    double[] kits = sum(null, plant.id(), Commodity.REG);
    for (Commodity material : Commodity.values()) {
      if (!material.material()
          || problem.mode() == CommodityMode.LITHIUM && material != Commodity.LI) {
        continue;
      }
      double[] in = sum(null, plant.id(), material);
      double stock = day * startDays(plant, material);
      for (int month = 0; month < months; month++) {
        stock += in[month] + (material.regenerated() ? kits[month] : 0) - made[month];
        String what = "stock of %s at %s".formatted(material, plant.id());
        atMost(what, stock, Math.max(MOST_DAYS, startDays(plant, material)) * day, month);
        atMost(what + " below zero by", -stock, TOLERANCE * plant.capKwhMonth(), month);
      }
      if (!close(stock, END_DAYS * day, plant.capKwhMonth())) {
        complain(
            "The stock of %s at %s ends at %.3f kWh, expected %.3f (10 days).",
            material, plant.id(), stock, END_DAYS * day);
      }
    }
  }

  private double startDays(Node plant, Commodity material) {
    return problem
        .initial()
        .stockDays()
        .getOrDefault(plant.id(), Map.of())
        .getOrDefault(material, END_DAYS);
  }

  private void demand() {
    double missing = 0;
    for (Map.Entry<String, MonthlySeries> wanted : reference.demandKwh().entrySet()) {
      double[] got = sum(null, wanted.getKey(), Commodity.PACK);
      for (int month = 0; month < months; month++) {
        double demand = wanted.getValue().at(month) * problem.subset().demandScale();
        atMost(wanted.getKey() + " gets", got[month], demand, month);
        missing += Math.max(0, demand - got[month]);
      }
    }
    double owed = SHORT_EUR_KWH * missing;
    if (owed > plan.parts().shortageEur() + TOLERANCE * Math.max(1, owed) + 0.01) {
      complain(
          "%.3f kWh of packs are short, %.2f EUR at 600 EUR/kWh, but shortage is %.2f EUR.",
          missing, owed, plan.parts().shortageEur());
    }
  }

  private void loop() {
    double returned = 0;
    double kits = Arrays.stream(sum(null, null, Commodity.REG)).sum();
    for (Node centre : reference.network().nodes(NodeType.RECYCLING_CENTRE)) {
      double[] in = sum(null, centre.id(), Commodity.RET);
      double all = Arrays.stream(in).sum();
      returned += all;
      boolean open = plan.sites().getOrDefault(centre.id(), false);
      atMost(centre.id() + " takes", all, open ? centre.capKwhMonth() * months : 0, months - 1);
    }
    double most =
        returned
            * reference.parameters().hydrometYield()
            * reference.parameters().regenerationYield();
    atMost("kits regenerated", kits, most, months - 1);
  }

  /** Flows by month; null stands for any. */
  private double[] sum(String from, String to, Commodity commodity) {
    double[] sum = new double[months];
    for (Flow flow : plan.flows()) {
      Lane lane = lanes.get(flow.lane());
      if ((from == null || from.equals(lane.from()))
          && (to == null || to.equals(lane.to()))
          && (commodity == null || commodity == lane.commodity())) {
        sum[flow.month() - 1] += flow.kwh();
      }
    }
    return sum;
  }

  private double[] path(List<Double> values) {
    double[] path = new double[months];
    for (int month = 0; values != null && month < Math.min(months, values.size()); month++) {
      path[month] = values.get(month);
    }
    return path;
  }

  private void atMost(String what, double kwh, double most, int month) {
    if (!(kwh <= most + TOLERANCE * Math.max(1, most))) {
      complain("%s: %.3f kWh in month %d, expected at most %.3f.", what, kwh, month + 1, most);
    }
  }

  private void equal(String what, double one, double other, int month) {
    if (!close(one, other, Math.abs(one))) {
      complain("%s: %.3f and %.3f kWh in month %d.", what, one, other, month + 1);
    }
  }

  private static boolean close(double one, double other, double size) {
    return Math.abs(one - other) <= TOLERANCE * Math.max(1, size);
  }

  private void complain(String format, Object... values) {
    complaints.add(String.format(Locale.ROOT, format, values));
  }
}
