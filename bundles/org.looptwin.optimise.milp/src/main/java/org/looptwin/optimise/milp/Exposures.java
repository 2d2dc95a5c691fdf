package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;
import org.looptwin.optimise.milp.robust.Linear;

/** What an uncertain parameter adds to the cost, EUR, as an expression over the columns. */
final class Exposures {
  private final Instance instance;
  private final LaneFlows flows;
  private final Purchases purchases;

  Exposures(Instance instance, LaneFlows flows, Purchases purchases) {
    this.instance = instance;
    this.flows = flows;
    this.purchases = purchases;
  }

  /** Loss when a supplier's probability of interruption is higher by so much; 0 is left out. */
  List<Linear> suppliers(int t, double[][] byMonth) {
    List<Linear> some = new ArrayList<>();
    for (int s = 0; s < byMonth.length; s++) {
      double rise = byMonth[s][instance.month(t) - 1];
      if (rise > 0) {
        some.add(supplier(s, t).times(rise));
      }
    }
    return some;
  }

  /** Loss when a lane class's probability of interruption is higher by so much. */
  List<Linear> lanes(int t, Map<LaneClass, double[]> byMonth) {
    List<Linear> some = new ArrayList<>();
    Map<LaneClass, Linear> classes = laneClasses(t);
    byMonth.forEach(
        (type, path) -> {
          double rise = path[instance.month(t) - 1];
          if (rise > 0 && classes.containsKey(type)) {
            some.add(classes.get(type).times(rise));
          }
        });
    return some;
  }

  /** Loss when a supplier is interrupted in a month: 0.18 x 280 x weight a kWh. */
  Linear supplier(int s, int t) {
    Parameters parameters = instance.parameters();
    Node node = purchases.suppliers().get(s);
    double loss =
        parameters.lossGivenDisruption() * parameters.lossSupplierEurKwh() * Constants.weight(node);
    return Linear.of(purchases.column(s, t), loss);
  }

  /** Loss when a lane class is interrupted in a month: 0.18 x 150 x weight a kWh on its lanes. */
  Map<LaneClass, Linear> laneClasses(int t) {
    Parameters parameters = instance.parameters();
    double loss = parameters.lossGivenDisruption() * parameters.lossLinkEurKwh();
    Map<LaneClass, Map<Integer, Double>> terms = new EnumMap<>(LaneClass.class);
    for (int a = 0; a < flows.lanes().size(); a++) {
      terms
          .computeIfAbsent(flows.lanes().get(a).laneClass(), type -> new java.util.TreeMap<>())
          .put(flows.column(a, t), loss * Constants.weight(flows.lanes().get(a)));
    }
    Map<LaneClass, Linear> classes = new EnumMap<>(LaneClass.class);
    terms.forEach((type, sum) -> classes.put(type, Linear.of(sum)));
    return classes;
  }
}
