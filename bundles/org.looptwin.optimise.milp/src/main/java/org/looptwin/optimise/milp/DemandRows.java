package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;

/** Packs that arrive plus the shortage u_vt meet the demand of a vehicle plant. */
final class DemandRows {
  private final int[][] shortage;

  DemandRows(Draft draft, Instance instance, LaneFlows flows) {
    List<Node> vehicles = instance.sets().vehicles();
    shortage = new int[vehicles.size()][instance.periods()];
    for (int v = 0; v < shortage.length; v++) {
      String id = vehicles.get(v).id();
      for (int t = 0; t < instance.periods(); t++) {
        String at = MonthName.at(id, instance.month(t));
        shortage[v][t] = draft.column("short" + at, 0, Double.POSITIVE_INFINITY);
        draft.cost(shortage[v][t], Part.SHORTAGE, Constants.SHORTAGE_EUR);
        double demand = instance.values().demandKwh()[v][t];
        int row = draft.row("demand" + at, demand, demand);
        draft.entry(row, shortage[v][t], 1);
        draft.entries(row, flows.into(id, Commodity.PACK, t), 1);
      }
    }
  }

  int column(int vehicle, int period) {
    return shortage[vehicle][period];
  }
}
