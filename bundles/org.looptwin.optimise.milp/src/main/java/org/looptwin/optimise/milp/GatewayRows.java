package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Node;

/** Ports and terminals: what the lanes through them carry stays within their capacity. */
final class GatewayRows {
  private final int[][] rows;

  GatewayRows(Draft draft, Instance instance, LaneFlows flows) {
    Map<String, List<String>> via = instance.problem().reference().laneVia();
    List<Node> gateways = instance.sets().gateways();
    rows = new int[gateways.size()][instance.periods()];
    for (int g = 0; g < rows.length; g++) {
      String id = gateways.get(g).id();
      double capacity = instance.capacity(gateways.get(g).capKwhMonth());
      List<Integer> through =
          flows.where(lane -> via.getOrDefault(lane.id(), List.of()).contains(id));
      for (int t = 0; t < instance.periods(); t++) {
        String name = "gateway" + MonthName.at(id, instance.month(t));
        rows[g][t] = draft.row(name, Double.NEGATIVE_INFINITY, capacity);
        draft.entries(rows[g][t], flows.at(through, t), 1);
      }
    }
  }

  int row(int gateway, int period) {
    return rows[gateway][period];
  }
}
