package org.looptwin.optimise.milp;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Contract;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Observations;
import org.looptwin.model.network.Parameters;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * The smallest loop that can be checked by hand: two lithium suppliers at half each, one battery
 * plant of 304 kWh a month (10 days are 100 kWh), one vehicle plant that wants 100 kWh a month.
 */
final class TwoSuppliers {
  static final YearMonth START = YearMonth.of(2025, 1);

  private TwoSuppliers() {}

  static PlanningProblem problem(int months, Outlooks outlooks, double startDays) {
    return new PlanningProblem(
        reference(),
        reference().defaultSubset(),
        CommodityMode.LITHIUM,
        months,
        "deterministic",
        outlooks,
        null,
        new InitialState(
            Map.of("S01", 0.5, "S02", 0.5),
            Map.of(),
            Map.of("B01", Map.of(Commodity.LI, startDays)),
            Set.of()),
        Sites.fixed(Set.of()),
        3,
        7);
  }

  private static final Case REFERENCE = build();

  static Case reference() {
    return REFERENCE;
  }

  private static Case build() {
    Network network =
        new Network(
            "two",
            List.of(
                node("S01", NodeType.SUPPLIER, Commodity.LI, 100, 8, 10, 0.10, 0, 0),
                node("S02", NodeType.SUPPLIER, Commodity.LI, 100, 9, 20, 0.05, 0, 0),
                node("B01", NodeType.BATTERY_PLANT, null, 304, 0, 50, 0, 1000, 20),
                node("V01", NodeType.VEHICLE_PLANT, null, 100, 0, 0, 0, 0, 0)),
            List.of(
                lane("S01-B01", "S01", "B01", Commodity.LI, 0.5),
                lane("S02-B01", "S02", "B01", Commodity.LI, 0.5),
                lane("B01-V01", "B01", "V01", Commodity.PACK, 0.3)));
    return new Case(
        "two",
        network,
        network,
        START,
        Map.of("V01", MonthlySeries.constant(START, 3, 100)),
        Map.of("V01", MonthlySeries.constant(START, 3, 0)),
        Map.of("S01", contract("S01"), "S02", contract("S02")),
        List.of(),
        Map.of(),
        Map.of(),
        new Observations(Map.of(), Map.of(), Map.of(), Map.of(), Map.of()),
        new InitialState(Map.of(), Map.of(), Map.of(), Set.of()),
        new Parameters("EUR", 100, 0.68, 0.036, 280, 150, 0.18, 5.8, 15, 0.8, 0.95, 0.92, 60, 1.2),
        Map.of(),
        Map.of());
  }

  private static Contract contract(String supplier) {
    return new Contract(supplier, Commodity.LI, 0.5, 0.2, 0.8, 0.10, 4.44, 0.18);
  }

  private static Node node(
      String id,
      NodeType type,
      Commodity sells,
      double capacity,
      double price,
      double ef,
      double p,
      double fixed,
      double variable) {
    return new Node(
        id, type, sells, id, "DE", 0, 0, capacity, 0.5, price, ef, ef, p, 0.3, fixed, variable,
        true, 18, 0);
  }

  private static Lane lane(String id, String from, String to, Commodity commodity, double cost) {
    return new Lane(id, from, to, commodity, LaneClass.ROAD, 100, 1, cost, 0.2, 1, 2, 0.01, 1000);
  }
}
