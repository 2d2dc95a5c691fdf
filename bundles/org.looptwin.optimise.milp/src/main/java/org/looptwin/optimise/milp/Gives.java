package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Concession.Kind;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.PolicyRow;

/**
 * Every limit of a planning model that may give way. What somebody wished (end stocks, a reserve)
 * counts least for a kWh, then what can be rented or bought (room, supply, freight), then what an
 * obligation asks for, then what is built, then packs that nobody asked for; material from nowhere
 * counts most. Facts (returns, yields, shut routes) stand.
 */
final class Gives {
  private static final double WISH = 1;
  private static final double ROOM = 1.1;
  private static final double SUPPLY = 1.2;
  private static final double FREIGHT = 1.3;
  private static final double GATEWAY = 1.4;
  private static final double OBLIGED = 1.45;
  private static final double BUILT = 1.5;
  private static final double UNASKED = 3;
  private static final double NOWHERE = 4;

  private static final double OBLIGED_TONNE = Give.KWH_A_TONNE * OBLIGED;

  private final PlanningModel model;
  private final Instance instance;
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<Give> all = new ArrayList<>();

  private Gives(PlanningModel model) {
    this.model = model;
    instance = model.instance();
    LinearModel matrix = model.matrix();
    for (int row = 0; row < matrix.rows(); row++) {
      rows.put(matrix.rowName(row), row);
    }
    for (int t = 0; t < instance.periods(); t++) {
      reserve(t);
      stocks(t);
      suppliers(t);
      lanes(t);
      sites(t);
      demand(t);
    }
    instance.problem().policyRows().forEach(this::obligation);
  }

  static List<Give> of(PlanningModel model) {
    return new Gives(model).all;
  }

  private void add(Kind kind, String at, Commodity what, int t, double weight, Give.Bound bound) {
    all.add(new Give(kind, at, what, instance.month(t), weight, bound));
  }

  private int row(String what, Object at, int t) {
    return rows.getOrDefault("%s[%s,%d]".formatted(what, at, instance.month(t)), -1);
  }

  private void reserve(int t) {
    for (Commodity material : instance.sets().materials()) {
      int row = row("reserved", material, t);
      if (row >= 0) {
        add(Kind.RESERVE, material.name(), material, t, WISH, Give.Bound.rowLower(row));
      }
    }
  }

  private void stocks(int t) {
    List<Node> plants = instance.sets().plants();
    List<Commodity> materials = instance.sets().materials();
    for (int b = 0; b < plants.size(); b++) {
      String at = plants.get(b).id();
      for (int k = 0; k < materials.size(); k++) {
        Commodity what = materials.get(k);
        int stock = model.plants().stock(b, k, t);
        if (instance.last(t)) {
          add(Kind.END_STOCK, at, what, t, WISH, Give.Bound.columnLower(stock));
          add(Kind.END_STOCK_ABOVE, at, what, t, WISH, Give.Bound.columnUpper(stock));
        } else {
          add(Kind.STOCK_CEILING, at, what, t, ROOM, Give.Bound.columnUpper(stock));
        }
        int balance = model.plants().balanceRow(b, k, t);
        add(Kind.MATERIAL_MISSING, at, what, t, NOWHERE, Give.Bound.rowLower(balance));
        add(Kind.MATERIAL_SURPLUS, at, what, t, NOWHERE, Give.Bound.rowUpper(balance));
      }
      int made = model.plants().column(b, t);
      add(Kind.PLANT_CAPACITY, at, Commodity.PACK, t, BUILT, Give.Bound.columnUpper(made));
    }
  }

  private void suppliers(int t) {
    List<Node> suppliers = model.purchases().suppliers();
    for (int s = 0; s < suppliers.size(); s++) {
      Node node = suppliers.get(s);
      Give.Bound bound =
          new Give.Bound(false, model.purchases().column(s, t), true, row("kept", node.id(), t));
      add(Kind.SUPPLIER_CAPACITY, node.id(), node.commodity(), t, SUPPLY, bound);
    }
  }

  private void lanes(int t) {
    List<Lane> lanes = model.flows().lanes();
    Map<String, Integer> recyclers = LaneFlows.positions(instance.sets().recyclers());
    for (int a = 0; a < lanes.size(); a++) {
      Lane lane = lanes.get(a);
      Integer centre = lane.commodity() == Commodity.RET ? recyclers.get(lane.to()) : null;
      boolean reached = centre == null || instance.mayOpen(instance.sets().recyclers().get(centre));
      if (instance.values().laneOpen()[a][t] && reached) {
        Give.Bound bound =
            new Give.Bound(false, model.flows().column(a, t), true, row("open", lane.id(), t));
        add(Kind.LANE_CAPACITY, lane.id(), lane.commodity(), t, FREIGHT, bound);
      }
    }
  }

  private void sites(int t) {
    List<Node> gateways = instance.sets().gateways();
    for (int g = 0; g < gateways.size(); g++) {
      Give.Bound bound = Give.Bound.rowUpper(model.gateways().row(g, t));
      add(Kind.GATEWAY_CAPACITY, gateways.get(g).id(), null, t, GATEWAY, bound);
    }
    List<Node> recyclers = instance.sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      if (instance.mayOpen(recyclers.get(r))) {
        String at = recyclers.get(r).id();
        int column = model.recycling().processed(r, t);
        Give.Bound bound = new Give.Bound(false, column, true, row("capacity", at, t));
        add(Kind.RECYCLER_CAPACITY, at, Commodity.RET, t, BUILT, bound);
      }
    }
    List<Node> regenerators = instance.sets().regenerators();
    for (int m = 0; m < regenerators.size(); m++) {
      Give.Bound bound = Give.Bound.rowUpper(model.recycling().regeneratorRow(m, t));
      add(Kind.REGENERATOR_CAPACITY, regenerators.get(m).id(), Commodity.BM, t, BUILT, bound);
    }
  }

  /** Over the whole horizon. */
  private void obligation(PolicyRow wanted) {
    switch (wanted.kind()) {
      case RECYCLED_CONTENT -> {
        for (Node plant : instance.sets().plants()) {
          String at = "%s at %s".formatted(wanted.name(), plant.id());
          obliged(PolicyRows.at(wanted, plant), at, wanted.material());
        }
      }
      case RETURNED_SHARE -> obliged(PolicyRows.at(wanted), wanted.name(), Commodity.RET);
      case VEHICLE_FOOTPRINT -> {
        Give.Bound bound = Give.Bound.rowUpper(rows.get(PolicyRows.at(wanted)));
        all.add(new Give(Kind.EMISSION_LIMIT, wanted.name(), null, 0, OBLIGED_TONNE, bound));
      }
    }
  }

  /** A material that is not planned for obliges to nothing. */
  private void obliged(String row, String at, Commodity what) {
    if (rows.containsKey(row)) {
      Give.Bound bound = Give.Bound.rowLower(rows.get(row));
      all.add(new Give(Kind.OBLIGATION, at, what, 0, OBLIGED, bound));
    }
  }

  private void demand(int t) {
    for (Node vehicle : instance.sets().vehicles()) {
      Give.Bound bound = Give.Bound.rowUpper(row("demand", vehicle.id(), t));
      add(Kind.DEMAND, vehicle.id(), Commodity.PACK, t, UNASKED, bound);
    }
  }
}
