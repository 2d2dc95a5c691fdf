package org.looptwin.model.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** {@code lanes.csv}, {@code lanes_ext.csv} and {@code lane_via.csv}. */
final class LaneTables {
  /** A lane above this cost is probably given in EUR per tonne-km. */
  private static final double DEAR_EUR_KM_KWH = 0.01;

  private static final double SHORT_KM = 50;

  private static final String[] COLUMNS =
      ("lane_id,frm,to,commodity,mode,route,distance_km,kg_per_kwh,cost_eur_per_kwh,"
              + "ef_kg_per_kwh,lead_time_days,lead_time_disrupted_days,p_disruption_base,"
              + "cap_kwh_month")
          .split(",");

  private static final String FILE = "lanes.csv";

  private final NodeTables sites;
  private final Set<String> declared = new HashSet<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> further = new ArrayList<>();
  private final Map<String, List<String>> via = new LinkedHashMap<>();

  private LaneTables(NodeTables sites) {
    this.sites = sites;
  }

  static LaneTables read(CaseFiles files, NodeTables sites) {
    LaneTables tables = new LaneTables(sites);
    files.csv(FILE, COLUMNS).rows().forEach(row -> tables.add(row, tables.lanes));
    files
        .csvIfPresent("lanes_ext.csv", COLUMNS)
        .rows()
        .forEach(row -> tables.add(row, tables.further));
    if (files.has(FILE)) { // else every lane of it would be told as unknown
      files
          .csvIfPresent("lane_via.csv", "lane_id", "port", "terminal")
          .rows()
          .forEach(tables::addVia);
    }
    return tables;
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** The lanes from the collection hubs. */
  List<Lane> further() {
    return further;
  }

  /** Lane to the ports and terminals it passes. */
  Map<String, List<String>> via() {
    return via;
  }

  private void add(CsvRow row, List<Lane> to) {
    String id = row.id("lane_id");
    if (!declared.add(id)) {
      row.error("lane_id %s stands twice".formatted(id), "each id once");
    }
    String from = end(row, "frm");
    String end = end(row, "to");
    Commodity commodity = commodity(row);
    LaneClass laneClass = laneClass(row);
    double distance = row.number("distance_km", Range.NOT_NEGATIVE);
    double cost = row.number("cost_eur_per_kwh", Range.NOT_NEGATIVE);
    Lane lane =
        new Lane(
            id,
            from,
            end,
            commodity,
            laneClass,
            distance,
            row.number("kg_per_kwh", Range.NOT_NEGATIVE),
            cost,
            row.number("ef_kg_per_kwh", Range.NOT_NEGATIVE),
            row.number("lead_time_days", Range.NOT_NEGATIVE),
            row.number("lead_time_disrupted_days", Range.NOT_NEGATIVE),
            row.number("p_disruption_base", Range.PROBABILITY),
            row.number("cap_kwh_month", Range.NOT_NEGATIVE));
    if (row.sound()) {
      checkEnds(row, lane);
      checkCost(row, lane);
    }
    if (row.sound()) {
      to.add(lane);
    }
  }

  private String end(CsvRow row, String column) {
    String id = row.text(column);
    if (sites.type(id).isEmpty()) {
      row.error("%s is '%s'".formatted(column, id), "the id of a site in nodes.csv");
    }
    return id;
  }

  private static Commodity commodity(CsvRow row) {
    Optional<Commodity> found =
        Arrays.stream(Commodity.values())
            .filter(commodity -> commodity.name().equals(row.text("commodity")))
            .findFirst();
    if (found.isEmpty()) {
      row.error(
          "commodity is '%s'".formatted(row.text("commodity")),
          "one of " + Arrays.toString(Commodity.values()));
    }
    return found.orElse(null);
  }

  private static LaneClass laneClass(CsvRow row) {
    String mode = row.text("mode");
    boolean sea = mode.equals("sea");
    String name = sea ? row.text("route") : mode.toUpperCase(java.util.Locale.ROOT);
    Optional<LaneClass> found =
        Arrays.stream(LaneClass.values())
            .filter(each -> each.name().equals(name) && each.sea() == sea)
            .findFirst();
    if (found.isEmpty()) {
      row.error(
          "mode is '%s' and route '%s'".formatted(mode, row.text("route")),
          "road, rail, or sea with SUEZ, CAPE, PANAMA, MAGELLAN, ATLANTIC or BALTIC");
    }
    return found.orElse(null);
  }

  private void checkEnds(CsvRow row, Lane lane) {
    boolean fits =
        switch (lane.commodity()) {
          case PACK -> joins(lane, NodeType.BATTERY_PLANT, NodeType.VEHICLE_PLANT);
          case RET ->
              joins(lane, NodeType.VEHICLE_PLANT, NodeType.RECYCLING_CENTRE)
                  || joins(lane, NodeType.HUB, NodeType.RECYCLING_CENTRE);
          case BM -> joins(lane, NodeType.RECYCLING_CENTRE, NodeType.REGENERATION_PLANT);
          case REG -> joins(lane, NodeType.REGENERATION_PLANT, NodeType.BATTERY_PLANT);
          default -> joins(lane, NodeType.SUPPLIER, NodeType.BATTERY_PLANT) && sells(lane);
        };
    if (!fits) {
      row.error(
          "%s goes from %s to %s".formatted(lane.commodity(), lane.from(), lane.to()),
          "a material from a supplier of it to a battery plant, PACK B to V, RET V or K to R,"
              + " BM R to M, REG M to B");
    }
  }

  private boolean joins(Lane lane, NodeType from, NodeType to) {
    return sites.is(lane.from(), from) && sites.is(lane.to(), to);
  }

  private boolean sells(Lane lane) {
    return sites
        .node(lane.from())
        .map(Node::commodity)
        .filter(sold -> sold != lane.commodity())
        .isEmpty();
  }

  private static void checkCost(CsvRow row, Lane lane) {
    double perKm = lane.costEurKwh() / lane.distanceKm();
    if (lane.distanceKm() >= SHORT_KM && perKm > DEAR_EUR_KM_KWH) {
      row.warning(
          "cost_eur_per_kwh %s over %s km is %.4f EUR/km/kWh"
              .formatted(lane.costEurKwh(), lane.distanceKm(), perKm),
          "at most %s on lanes of %s km or more. Maybe the rate is EUR per tonne-km: multiply by kg_per_kwh / 1000"
              .formatted(DEAR_EUR_KM_KWH, SHORT_KM));
    }
  }

  private void addVia(CsvRow row) {
    String lane = row.text("lane_id");
    if (!declared.contains(lane)) {
      row.error("lane_id is '%s'".formatted(lane), "the id of a lane");
    }
    List<String> passes = new ArrayList<>(via.getOrDefault(lane, List.of()));
    passing(row, "port", NodeType.PORT).ifPresent(passes::add);
    passing(row, "terminal", NodeType.TERMINAL).ifPresent(passes::add);
    via.put(lane, List.copyOf(passes));
  }

  private Optional<String> passing(CsvRow row, String column, NodeType type) {
    String id = row.text(column);
    if (!id.isEmpty() && !sites.is(id, type)) {
      row.error("%s is '%s'".formatted(column, id), "the id of a " + type.topic());
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
