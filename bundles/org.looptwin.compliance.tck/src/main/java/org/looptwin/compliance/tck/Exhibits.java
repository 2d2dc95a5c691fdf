package org.looptwin.compliance.tck;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Observations;
import org.looptwin.model.network.Parameters;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * Evidence about a small made-up loop: one supplier, battery plant, vehicle plant, recycling centre
 * and regeneration plant. Nothing at all, readings that are as bad as can be, and a plan that
 * returns nothing.
 */
final class Exhibits {
  private static final YearMonth START = YearMonth.of(2025, 1);
  private static final Instant AT = Instant.parse("2025-01-03T06:00:00Z");

  private Exhibits() {}

  static Evidence nothing() {
    return new Evidence(loop(), null, TwinSnapshot.empty("loop"));
  }

  static Evidence badReadings() {
    return new Evidence(loop(), null, TwinSnapshot.empty("loop").with(readings(0.01)));
  }

  static Evidence goodReadings() {
    return new Evidence(loop(), null, TwinSnapshot.empty("loop").with(readings(99)));
  }

  static Evidence badPlan() {
    return new Evidence(loop(), plan(), TwinSnapshot.empty("loop").with(readings(0.01)));
  }

  private static List<JournalEntry> readings(double percent) {
    List<JournalEntry> entries = new ArrayList<>();
    for (String metric : List.of("recovery_Li", "recovery_Co", "recovery_Ni", "recovery_Cu")) {
      Reading reading =
          new Reading(
              new SeriesId("recycling-centre", "R01", metric),
              AT,
              Value.of(percent),
              Quality.GOOD,
              -1,
              "");
      entries.add(new JournalEntry(entries.size() + 1, reading, AT));
    }
    return entries;
  }

  private static Plan plan() {
    return new Plan(
        "P-1",
        "loop",
        "deterministic",
        PlanStatus.OPTIMAL,
        0,
        new CostParts(0, 0, 0, 0, 0, 0),
        0,
        0,
        null,
        null,
        new SolverInfo("none", "0"),
        0,
        1,
        4,
        null,
        START,
        1,
        Map.of("B01", true, "R01", true),
        Map.of("LI", Map.of("S01", List.of(1.0))),
        Map.of(),
        Map.of("S01", List.of(1000.0)),
        Map.of("B01", List.of(1000.0)),
        List.of(0.0),
        List.of(new Flow("S01-B01", 1, 1000), new Flow("B01-V01", 1, 1000)),
        new Indicators(null, null, null, 99.0, 9.9, 0.0, null, 0.0, null, null, null, null),
        List.of(),
        List.of());
  }

  private static Case loop() {
    Network network =
        new Network(
            "loop",
            List.of(
                node("S01", NodeType.SUPPLIER, Commodity.LI),
                node("B01", NodeType.BATTERY_PLANT, null),
                node("V01", NodeType.VEHICLE_PLANT, null),
                node("R01", NodeType.RECYCLING_CENTRE, null),
                node("M01", NodeType.REGENERATION_PLANT, null)),
            List.of(
                lane("S01", "B01", Commodity.LI),
                lane("B01", "V01", Commodity.PACK),
                lane("V01", "R01", Commodity.RET),
                lane("R01", "M01", Commodity.BM),
                lane("M01", "B01", Commodity.REG)));
    return new Case(
        "loop",
        network,
        network,
        START,
        Map.of("V01", MonthlySeries.constant(START, 12, 1000)),
        Map.of("V01", MonthlySeries.constant(START, 12, 1000)),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        new Observations(Map.of(), Map.of(), Map.of(), Map.of(), Map.of()),
        new InitialState(Map.of(), Map.of(), Map.of(), Set.of("R01")),
        new Parameters("EUR", 100, 0.68, 0.036, 280, 150, 0.18, 5.8, 15, 0.8, 0.95, 0.92, 60, 1.2),
        Map.of(),
        Map.of());
  }

  private static Node node(String id, NodeType type, Commodity sells) {
    return new Node(
        id, type, sells, id, "DE", 50, 9, 5000, 1, 8, 10, 10, 0.1, 0.3, 1000, 2, true, 18, 0);
  }

  private static Lane lane(String from, String to, Commodity commodity) {
    return new Lane(
        from + "-" + to, from, to, commodity, LaneClass.ROAD, 100, 1, 0.5, 0.2, 1, 2, 0.01, 5000);
  }
}
