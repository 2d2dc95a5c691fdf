package org.looptwin.http;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** Suppliers S01 and S02, battery plant B01, recycling centre R01, lane L1; hub K01 extends it. */
final class SmallCase {
  private SmallCase() {}

  static Case create() {
    List<Node> nodes =
        List.of(
            node("S01", NodeType.SUPPLIER),
            node("S02", NodeType.SUPPLIER),
            node("B01", NodeType.BATTERY_PLANT),
            node("R01", NodeType.RECYCLING_CENTRE));
    List<Node> all = new java.util.ArrayList<>(nodes);
    all.add(node("K01", NodeType.HUB));
    Lane lane =
        new Lane("L1", "S01", "B01", Commodity.LI, LaneClass.SUEZ, 1, 1, 1, 1, 1, 1, 0.1, 1);
    return new Case(
        "small",
        new Network("small", nodes, List.of(lane)),
        new Network("small", all, List.of(lane)),
        YearMonth.of(2024, 1),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        Map.of(),
        Map.of());
  }

  private static Node node(String id, NodeType type) {
    Commodity sells = type == NodeType.SUPPLIER ? Commodity.LI : null;
    return new Node(id, type, sells, id, "DE", 50, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, true, 1, 0);
  }
}
