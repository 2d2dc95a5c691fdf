package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.LinearAnswer;

/** Finds the limits that cost something, from row duals and reduced costs. */
final class LimitReader {
  private static final double WORTH_NAMING_EUR = 0.005;
  private static final double SHORT_KWH = 1;

  private final PlanningModel model;
  private final double[] x;
  private final double[] duals;
  private final double[] reduced;
  private final List<Limit> limits = new ArrayList<>();

  LimitReader(PlanningModel model, LinearAnswer answer) {
    this.model = model;
    x = answer.x();
    duals = answer.rowDuals();
    reduced = answer.reducedCosts();
  }

  /** All limits; only shortages when the answer has no duals. */
  List<Limit> limits() {
    for (int t = 0; t < model.instance().periods(); t++) {
      shortages(t);
      if (duals != null && reduced != null) {
        lanes(t);
        suppliers(t);
        plants(t);
        recycling(t);
        gateways(t);
      }
    }
    return limits;
  }

  private void shortages(int t) {
    List<Node> vehicles = model.instance().sets().vehicles();
    for (int v = 0; v < vehicles.size(); v++) {
      double kwh = x[model.demand().column(v, t)];
      if (kwh > SHORT_KWH) {
        String what = Limit.format("%s lacks packs", vehicles.get(v).id());
        String remedy = Limit.format("each of the kWh that is short in the plan");
        limits.add(
            new Limit(Limit.Kind.SHORTAGE, what, remedy, t + 1, Constants.SHORTAGE_EUR, kwh));
      }
    }
  }

  private void lanes(int t) {
    List<Lane> lanes = model.flows().lanes();
    for (int a = 0; a < lanes.size(); a++) {
      Lane lane = lanes.get(a);
      double capacity = model.flows().capacityKwh(a, t);
      if (lane.commodity() != Commodity.RET && capacity > 0) {
        String what = Limit.format("Lane %s is full", lane.id());
        upper(Limit.Kind.LANE, what, model.flows().column(a, t), capacity, t);
      }
    }
  }

  private void suppliers(int t) {
    List<Node> suppliers = model.purchases().suppliers();
    for (int s = 0; s < suppliers.size(); s++) {
      Node node = suppliers.get(s);
      double capacity = model.purchases().capacityKwh(s, t);
      boolean cut = model.instance().values().capacityFactor()[s][t] < 1;
      String what =
          Limit.format(
              cut ? "%s delivers all that is left of its %s" : "%s delivers all the %s it can",
              node.id(),
              node.commodity());
      upper(
          cut ? Limit.Kind.CUT : Limit.Kind.SUPPLIER,
          what,
          model.purchases().column(s, t),
          capacity,
          t);
      Terms terms = model.instance().sets().terms().get(node.id());
      if (terms != null) {
        contract(s, t, node, terms);
      }
    }
  }

  private void contract(int s, int t, Node node, Terms terms) {
    double steps = model.instance().values().rampSteps()[t];
    double bought = x[model.purchases().column(s, t)];
    String ramp = Limit.format("%.0f points a month", 100 * terms.ramp());
    double high = terms.upper(steps);
    add(
        Limit.Kind.CEILING,
        high < terms.ceiling()
            ? Limit.format(
                "%s's share of %s cannot rise faster than %s", node.id(), node.commodity(), ramp)
            : Limit.format(
                "%s is at its ceiling of %.1f %% of %s", node.id(), 100 * high, node.commodity()),
        "one more kWh from it",
        t,
        -duals[model.purchases().ceilingRow(s, t)],
        bought);
    double low = terms.lower(steps);
    add(
        Limit.Kind.FLOOR,
        low > terms.floor()
            ? Limit.format(
                "%s's share of %s cannot fall faster than %s", node.id(), node.commodity(), ramp)
            : Limit.format(
                "%s is held at its floor of %.1f %% of %s", node.id(), 100 * low, node.commodity()),
        "one kWh less from it",
        t,
        duals[model.purchases().floorRow(s, t)],
        bought);
  }

  private void plants(int t) {
    List<Node> plants = model.instance().sets().plants();
    for (int b = 0; b < plants.size(); b++) {
      String what = Limit.format("%s makes all the packs it can", plants.get(b).id());
      double capacity = model.plants().capacityKwh(b);
      upper(Limit.Kind.PLANT, what, model.plants().column(b, t), capacity, t);
    }
  }

  private void recycling(int t) {
    Sets sets = model.instance().sets();
    for (int r = 0; r < sets.recyclers().size(); r++) {
      Node node = sets.recyclers().get(r);
      if (model.instance().mayOpen(node)) {
        String what = Limit.format("%s recycles all it can", node.id());
        upper(Limit.Kind.RECYCLER, what, model.recycling().processed(r, t), node.capKwhMonth(), t);
      }
    }
    for (int m = 0; m < sets.regenerators().size(); m++) {
      Node node = sets.regenerators().get(m);
      String what = Limit.format("%s regenerates all it can", node.id());
      row(Limit.Kind.REGENERATOR, what, model.recycling().regeneratorRow(m, t), t);
    }
    for (int v = 0; v < sets.sources().size(); v++) {
      String what =
          Limit.format("All packs that come back around %s are taken", sets.sources().get(v).id());
      row(Limit.Kind.RETURNS, what, model.recycling().collectedRow(v, t), t);
    }
  }

  private void gateways(int t) {
    List<Node> gateways = model.instance().sets().gateways();
    for (int g = 0; g < gateways.size(); g++) {
      String what = Limit.format("%s (%s) is full", gateways.get(g).name(), gateways.get(g).id());
      row(Limit.Kind.GATEWAY, what, model.gateways().row(g, t), t);
    }
  }

  private void upper(Limit.Kind kind, String what, int column, double capacity, int t) {
    if (x[column] >= capacity * (1 - 1e-6)) {
      add(kind, what, "one more kWh a month there", t, -reduced[column], capacity);
    }
  }

  private void row(Limit.Kind kind, String what, int row, int t) {
    double most = model.matrix().rowUpper(row);
    add(kind, what, "one more kWh a month there", t, -duals[row], most);
  }

  private void add(Limit.Kind kind, String what, String remedy, int t, double worth, double kwh) {
    if (worth > WORTH_NAMING_EUR && kwh > SHORT_KWH) {
      limits.add(new Limit(kind, what, remedy, t + 1, worth, kwh));
    }
  }
}
