package org.looptwin.compliance.packs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;

/** Evidence for tests: the tiny case, a plan of one month, and readings. */
final class Scene {
  static final Case TINY = read("tiny");
  private static final Instant T = Instant.parse("2025-01-03T06:00:00Z");

  private final List<JournalEntry> entries = new ArrayList<>();
  private final Map<String, Double> flows = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Double>>> shares = new LinkedHashMap<>();
  private Double tCo2PerVehicle;
  private boolean planned;

  static Case read(String name) {
    return CaseFolder.read(Path.of("..", "..", "twin-model", "cases", name)).reference();
  }

  Scene reads(String family, String entity, String metric, double v) {
    return reads(family, entity, metric, v, Quality.GOOD);
  }

  Scene reads(String family, String entity, String metric, double v, Quality quality) {
    Reading reading =
        new Reading(new SeriesId(family, entity, metric), T, Value.of(v), quality, -1, "");
    entries.add(new JournalEntry(entries.size() + 1, reading, T));
    return this;
  }

  Scene recovers(String centre, double li, double co, double ni, double cu) {
    return reads("recycling-centre", centre, "recovery_Li", li)
        .reads("recycling-centre", centre, "recovery_Co", co)
        .reads("recycling-centre", centre, "recovery_Ni", ni)
        .reads("recycling-centre", centre, "recovery_Cu", cu);
  }

  /** The best plan of the tiny case for one month, with this much returned and regenerated. */
  Scene plans(double returned, double regenerated) {
    planned = true;
    flows.put("B01-V01-road", 80_000.0);
    flows.put("V01-R01-road", returned);
    flows.put("M01-B01-road", regenerated);
    flows.put("S01-B01-road", 0.6 * (80_000 - regenerated));
    flows.put("S02-B01-road", 0.4 * (80_000 - regenerated));
    flows.put("S03-B01-sea-SUEZ", 80_000 - regenerated);
    flows.put("S04-B01-road", 80_000 - regenerated);
    for (String metal : List.of("LI", "CO", "NI")) {
      shares.put(metal, Map.of());
    }
    return this;
  }

  /** Lithium only: cobalt and nickel are not planned. */
  Scene lithiumOnly() {
    shares.keySet().retainAll(List.of("LI"));
    flows.keySet().removeIf(lane -> lane.startsWith("S03") || lane.startsWith("S04"));
    return this;
  }

  Scene halved() {
    flows.replaceAll((lane, kwh) -> kwh / 2);
    return this;
  }

  Scene emits(double tPerVehicle) {
    tCo2PerVehicle = tPerVehicle;
    return this;
  }

  Evidence evidence() {
    return new Evidence(TINY, planned ? plan() : null, TwinSnapshot.empty("tiny").with(entries));
  }

  /** The findings of one rule, given as JSON without its id. */
  List<Finding> findings(String rule, String on) {
    String pack =
        """
        {"id": "p", "title": "Regulation (EU) 2023/1542 batteries", "version": "1",
         "rules": [{"id": "R", "citation": "Art. 8(2)", %s}]}
        """
            .formatted(rule);
    return new PackReader().read(pack).assess(evidence(), LocalDate.parse(on));
  }

  private Plan plan() {
    return new Plan(
        "P-1",
        "tiny",
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
        0,
        0,
        null,
        YearMonth.of(2025, 1),
        1,
        Map.of("B01", true, "R01", true, "R02", false),
        shares,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        flows.entrySet().stream().map(e -> new Flow(e.getKey(), 1, e.getValue())).toList(),
        new Indicators(
            null, null, null, null, tCo2PerVehicle, null, null, 0.0, null, null, null, null),
        List.of(),
        List.of());
  }
}
