package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;

/**
 * The price on change: half the change price per kWh that a supplier's share moves from the
 * executed one (what one loses another gains), and likewise for routes.
 */
final class ChangeRows {
  private final Draft draft;
  private final Instance instance;
  private final LaneFlows flows;
  private final Purchases purchases;

  ChangeRows(Draft draft, Instance instance, LaneFlows flows, Purchases purchases) {
    this.draft = draft;
    this.instance = instance;
    this.flows = flows;
    this.purchases = purchases;
    for (int s = 0; s < purchases.suppliers().size(); s++) {
      Node node = purchases.suppliers().get(s);
      Terms terms = instance.sets().terms().get(node.id());
      Map<LaneClass, Double> executed =
          instance.problem().initial().executedRoutes().get(node.id());
      Map<LaneClass, List<Integer>> classes = seaLanes(node);
      for (int t = 0; t < instance.periods(); t++) {
        if (terms != null) {
          share(s, t, terms);
        }
        if (executed != null && classes.size() >= 2) {
          routes(s, t, executed, classes);
        }
      }
    }
  }

  /** A supplier's lanes by their sea classes. */
  private Map<LaneClass, List<Integer>> seaLanes(Node supplier) {
    Map<LaneClass, List<Integer>> lanes = new TreeMap<>();
    for (int a : flows.from(supplier.id(), supplier.commodity())) {
      LaneClass type = flows.lanes().get(a).laneClass();
      if (type.sea()) {
        lanes.computeIfAbsent(type, any -> new ArrayList<>()).add(a);
      }
    }
    return lanes;
  }

  /** The sea classes a supplier can choose from. */
  static TreeSet<LaneClass> seaClasses(List<Lane> lanes, String supplier) {
    TreeSet<LaneClass> classes = new TreeSet<>();
    for (Lane lane : lanes) {
      if (lane.from().equals(supplier) && lane.laneClass().sea()) {
        classes.add(lane.laneClass());
      }
    }
    return classes;
  }

  private void share(int s, int t, Terms terms) {
    Node node = purchases.suppliers().get(s);
    double price = instance.problem().changePriceEurKwh() / 2;
    int row = deviation("share", MonthName.at(node.id(), instance.month(t)), price);
    draft.entry(row, purchases.column(s, t), 1);
    draft.entry(row, purchases.total(node.commodity(), t), -terms.executed());
  }

  private void routes(
      int s, int t, Map<LaneClass, Double> executed, Map<LaneClass, List<Integer>> classes) {
    Node node = purchases.suppliers().get(s);
    double price = Constants.ROUTE_CHANGE_SHARE * instance.problem().changePriceEurKwh() / 2;
    for (LaneClass type : classes.keySet()) {
      String at = MonthName.at(node.id() + "-" + type, instance.month(t));
      int row = deviation("route", at, price);
      draft.entries(row, flows.at(classes.get(type), t), 1);
      draft.entry(row, purchases.column(s, t), -executed.getOrDefault(type, 0.0));
    }
  }

  /** A row {@code ... - more + less = 0} whose two columns are charged. */
  private int deviation(String what, String at, double eurPerKwh) {
    int row = draft.row(what + at, 0, 0);
    int more = draft.column(what + "-more" + at, 0, Double.POSITIVE_INFINITY);
    int less = draft.column(what + "-less" + at, 0, Double.POSITIVE_INFINITY);
    draft.entry(row, more, -1);
    draft.entry(row, less, 1);
    draft.cost(more, Part.CHANGE, eurPerKwh);
    draft.cost(less, Part.CHANGE, eurPerKwh);
    return row;
  }
}
