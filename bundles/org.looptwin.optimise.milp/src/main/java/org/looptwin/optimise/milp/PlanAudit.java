package org.looptwin.optimise.milp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Recheck;

/**
 * A plan held against the full planning model, whoever made it: flows and sites keep every row, the
 * tables told beside them agree with them, and so do the cost parts.
 *
 * <p>What follows from the flows is computed from them; measures that lower emissions, which a plan
 * does not tell, are taken where they pay.
 */
final class PlanAudit {
  /** Relative to the objective for money, to the amount for energy. */
  static final double TOLERANCE = 1e-6;

  private final PlanningModel model;
  private final Plan plan;
  private final Complaints complaints;
  private final PlanPoint point;

  PlanAudit(PlanningProblem problem, Plan plan, Complaints complaints) {
    this.plan = plan;
    this.complaints = complaints;
    model = new PlanningModel(Instance.of(problem));
    point = new PlanPoint(model, plan, complaints);
  }

  PlanningModel model() {
    return model;
  }

  Set<String> open() {
    return point.flows().open();
  }

  /**
   * Everything that can be told without solving the flows. Where the protection decides what a plan
   * does not tell, a linear solver chooses it; without one, or where it finds nothing in time, the
   * costs, and the rows of rules, stay unchecked.
   */
  void check(Optional<SolverSlot> linear) {
    question();
    PlanPoint.Columns columns = point.columns(linear);
    double[] x = columns.x();
    boolean known = columns.known();
    if (known || !(model.risk() instanceof RecourseTerms)) {
      new Recheck(TOLERANCE)
          .violations(model.matrix(), x)
          .forEach(violation -> complaints.add("The flows break the model: %s.", violation));
    }
    tables(x);
    if (plan.parts() == null) {
      complaints.add("The plan does not tell the parts of its cost.");
    } else if (known) {
      costs(model.parts(x), x);
    }
  }

  /** Whether it answers the question that was asked. */
  private void question() {
    PlanningProblem asked = model.instance().problem();
    same("case", plan.caseName(), asked.reference().name());
    same("first month", plan.start(), asked.reference().firstMonth());
    same("twin's revision", plan.twinRevision(), asked.twinRevision());
    if (plan.months() != model.instance().periods()) {
      complaints.add(
          "The plan covers %d months, but %d were asked for.",
          plan.months(), model.instance().periods());
    }
  }

  private void same(String what, Object told, Object asked) {
    if (!asked.equals(told)) {
      complaints.add("The plan names %s as %s, but %s was asked for.", told, what, asked);
    }
  }

  private void tables(double[] x) {
    List<Node> suppliers = model.purchases().suppliers();
    for (int t = 0; t < model.instance().periods(); t++) {
      for (int s = 0; s < suppliers.size(); s++) {
        String id = suppliers.get(s).id();
        double bought = x[model.purchases().column(s, t)];
        compare("purchases from " + id, t, told(plan.purchasesKwh().get(id), t), bought, " kWh");
        Commodity material = suppliers.get(s).commodity();
        if (material.critical()) {
          double total = x[model.purchases().total(material, t)];
          List<Double> share = plan.shares().getOrDefault(material.name(), Map.of()).get(id);
          double actual = total <= 1e-6 ? 0 : bought / total;
          compare("the share of " + id, t, told(share, t), actual, "");
        }
      }
      List<Node> plants = model.instance().sets().plants();
      for (int b = 0; b < plants.size(); b++) {
        String id = plants.get(b).id();
        double made = x[model.plants().column(b, t)];
        compare("production of " + id, t, told(plan.productionKwh().get(id), t), made, " kWh");
      }
      double kits = 0;
      for (int column : model.flows().where(lane -> lane.commodity() == Commodity.REG, t)) {
        kits += x[column];
      }
      compare("regeneration", t, told(plan.regeneratedKwh(), t), kits, " kWh");
    }
  }

  private static double told(List<Double> path, int t) {
    if (path == null || t >= path.size()) {
      return 0;
    }
    Double value = path.get(t);
    return value == null ? Double.NaN : value;
  }

  private void compare(String what, int t, double told, double actual, String unit) {
    if (!(Math.abs(told - actual) <= TOLERANCE * Math.max(1, Math.abs(actual)))) {
      complaints.add(
          "The plan tells %s in month %d as %s%s, but its flows make %s%s.",
          what, t + 1, number(told), unit, number(actual), unit);
    }
  }

  private static String number(double value) {
    return !Double.isFinite(value)
        ? String.valueOf(value)
        : new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private void costs(CostParts real, double[] x) {
    CostParts told = plan.parts();
    double slack = TOLERANCE * Math.max(1, Math.abs(real.sumEur()));
    double either = slack + undecided(x);
    compare("the part operating", told.operatingEur(), real.operatingEur(), either);
    compare("the part purchase", told.purchaseEur(), real.purchaseEur(), slack);
    compare("the part carbon", told.carbonEur(), real.carbonEur(), either);
    compare("the part disruption", told.disruptionEur(), real.disruptionEur(), slack);
    compare("the part shortage", told.shortageEur(), real.shortageEur(), slack);
    compare("the part change", told.changeEur(), real.changeEur(), slack);
    compare("the part preference", told.preferenceEur(), real.preferenceEur(), either);
    compare("all parts together", told.sumEur(), real.sumEur(), slack);
    if (!(Math.abs(plan.objectiveEur() - told.sumEur()) <= slack)) {
      complaints.add(
          "The plan tells an objective of %.2f EUR, but its parts sum to %.2f EUR.",
          plan.objectiveEur(), told.sumEur());
    }
  }

  private void compare(String part, double told, double real, double slack) {
    if (!(Math.abs(told - real) <= slack)) {
      complaints.add(
          "The plan tells %.2f EUR for %s, but its flows cost %.2f EUR (tolerance %.2f" + " EUR).",
          told, part, real, slack);
    }
  }

  /** Cost that a measure neither saves nor adds, but moves between operating and carbon. */
  private double undecided(double[] x) {
    double moved = 0;
    for (int column = 0; column < x.length; column++) {
      if (model.matrix().columnName(column).startsWith("abate[")
          && Math.abs(model.matrix().cost(column)) < 1e-9) {
        moved += Math.abs(model.operatingEur(column)) * model.matrix().upper(column);
      }
    }
    return moved;
  }
}
