package org.looptwin.optimise.tck;

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
 * A loop so small that its best plan is found with a pencil: two lithium suppliers at half each
 * (S01 8 EUR/kWh, 10 kg, p = 0.10; S02 9 EUR/kWh, 20 kg, p = 0.05; 100 kWh a month each), one
 * battery plant of 304 kWh a month (10 days are 100 kWh), one vehicle plant that wants 100 kWh a
 * month. Nothing returns.
 */
final class TwoSuppliers {
  private static final YearMonth START = YearMonth.of(2025, 1);
  private static final Case REFERENCE = build();

  private TwoSuppliers() {}

  /**
   * One calm month, 50 kWh from each. Operating 1000 + 100 x 20 + 100 x 0.5 + 100 x 0.3 + holding
   * 100 kWh x 1 % of 8.5 = 3088.50; purchase 50 x 8 + 50 x 9 = 850; carbon 0.1 x (50 x 10 + 50 x 20
   * + 100 x 50 + 200 x 0.2) = 654; disruption 0.18 x 280 x (5 + 2.5) + 0.18 x 150 x 0.01 x 200 =
   * 432. Taking more from S02 would gain 14.04 - 13.52 a kWh and costs 3.
   */
  static Question calmMonth() {
    return new Question("two suppliers, one calm month", problem(1, Outlooks.BASE, 10), 5024.50);
  }

  /**
   * Three months with p = 0.20 for S01: a kWh of S01 costs 8 + 1 + 10.08, of S02 9 + 2 + 2.52, and
   * the gain of 5.56 exceeds the 3 that moving costs. So S01's share falls by the ramp of 10 points
   * a month, 0.4, 0.3, 0.2; stocks fall to the floor of 84 kWh and are filled up at the end, so 84,
   * 100 and 116 kWh are bought, 86.8 from S01 and 213.2 from S02. Operating 3000 + 6000 + 150 + 90
   * + 0.085 x (84 + 84 + 100) = 9262.78; purchase 2613.20; carbon 0.1 x (868 + 4264 + 15000 + 120)
   * = 2025.20; disruption 50.4 x (17.36 + 10.66) + 27 x 0.01 x 600 = 1574.208; change 3 x (8.4 + 20
   * + 34.8) = 189.60. HiGHS proves the same sum.
   */
  static Question unreliable() {
    Outlooks outlooks =
        new Outlooks(
            Map.of("S01", MonthlySeries.constant(START, 3, 0.2)),
            Map.of(),
            null,
            null,
            Map.of(),
            Set.of());
    return new Question(
        "two suppliers, three months, S01 unreliable", problem(3, outlooks, 10), 15664.988);
  }

  /** No delivery and no stock, but 10 days of stock are owed at the end: 100 kWh are missing. */
  static Question impossible() {
    MonthlySeries none = MonthlySeries.constant(START, 3, 0);
    Outlooks outlooks =
        new Outlooks(Map.of(), Map.of(), null, null, Map.of("S01", none, "S02", none), Set.of());
    return new Question(
        "two suppliers that deliver nothing, no stock", problem(1, outlooks, 0), Double.NaN);
  }

  private static PlanningProblem problem(int months, Outlooks outlooks, double startDays) {
    return new PlanningProblem(
        REFERENCE,
        REFERENCE.defaultSubset(),
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
