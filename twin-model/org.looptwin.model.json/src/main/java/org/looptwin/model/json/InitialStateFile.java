package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/**
 * {@code initial_state.json}: what was executed before month 1. Without it the base shares count as
 * executed, stocks stand at 10 days and the existing recycling centres are open.
 */
final class InitialStateFile {
  private static final double SHARE_TOLERANCE = 1e-3;
  private static final double USUAL_STOCK_DAYS = 10;
  private static final Range DAYS = new Range(0, 365, "days in [0, 365]");

  private final JsonFile file;
  private final NodeTables sites;

  InitialStateFile(JsonFile file, NodeTables sites) {
    this.file = file;
    this.sites = sites;
  }

  InitialState read() {
    double end = file.number("/raw_stock_days_end", USUAL_STOCK_DAYS, DAYS);
    if (end != USUAL_STOCK_DAYS) {
      file.warning(
          "/raw_stock_days_end",
          "raw_stock_days_end is %s".formatted(end),
          "10, with which this version ends every plan");
    }
    return new InitialState(shares(), routes(), stockDays(), openRecyclers());
  }

  private Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Node node : sites.nodes()) {
      if (node.criticalSupplier()) {
        shares.put(node.id(), node.baseShare());
      }
    }
    each("/executed_share", (id, node) -> putShare(shares, id, node));
    Map<Commodity, Double> sums = new EnumMap<>(Commodity.class);
    shares.forEach(
        (id, share) -> sums.merge(sites.node(id).orElseThrow().commodity(), share, Double::sum));
    sums.forEach((commodity, sum) -> checkSum("/executed_share", commodity.name(), sum));
    return shares;
  }

  private void putShare(Map<String, Double> shares, String id, JsonNode node) {
    if (shares.containsKey(id)) {
      shares.put(id, file.number("/executed_share/" + id, node, Range.SHARE));
    } else if (sites.type(id).isEmpty()) {
      file.error(
          "/executed_share/" + id, "unknown supplier " + id, "a supplier of a critical material");
    }
  }

  private Map<String, Map<LaneClass, Double>> routes() {
    Map<String, Map<LaneClass, Double>> routes = new LinkedHashMap<>();
    each(
        "/executed_route_share",
        (id, ways) -> {
          String pointer = "/executed_route_share/" + id;
          if (!sites.is(id, NodeType.SUPPLIER)) {
            file.error(pointer, "unknown supplier " + id, "a supplier of nodes.csv");
            return;
          }
          Map<LaneClass, Double> shares = new EnumMap<>(LaneClass.class);
          each(pointer, (name, share) -> putRoute(shares, pointer + "/" + name, name, share));
          checkSum(pointer, id, shares.values().stream().mapToDouble(share -> share).sum());
          routes.put(id, shares);
        });
    return routes;
  }

  private void putRoute(
      Map<LaneClass, Double> shares, String pointer, String name, JsonNode share) {
    Optional<LaneClass> found =
        Arrays.stream(LaneClass.values())
            .filter(laneClass -> laneClass.sea() && laneClass.name().equals(name))
            .findFirst();
    if (found.isEmpty()) {
      file.error(pointer, "unknown route " + name, "a sea route, e.g. SUEZ");
    } else {
      shares.put(found.get(), file.number(pointer, share, Range.SHARE));
    }
  }

  /** {@code raw_stock_days_start} for all, {@code raw_stock_days: {"B01": {"LI": 8}}} for one. */
  private Map<String, Map<Commodity, Double>> stockDays() {
    Map<String, Map<Commodity, Double>> days = new LinkedHashMap<>();
    double start = file.number("/raw_stock_days_start", USUAL_STOCK_DAYS, DAYS);
    if (start != USUAL_STOCK_DAYS) {
      for (Node plant : sites.nodes()) {
        if (plant.type() == NodeType.BATTERY_PLANT) {
          days.put(plant.id(), everyMaterial(start));
        }
      }
    }
    each(
        "/raw_stock_days",
        (plant, stocks) -> {
          if (!sites.is(plant, NodeType.BATTERY_PLANT)) {
            file.error("/raw_stock_days/" + plant, "unknown " + plant, "a battery plant");
            return;
          }
          each(
              "/raw_stock_days/" + plant,
              (name, value) ->
                  putStock(
                      days.computeIfAbsent(plant, p -> everyMaterial(start)), plant, name, value));
        });
    return days;
  }

  private void putStock(Map<Commodity, Double> days, String plant, String name, JsonNode value) {
    String pointer = "/raw_stock_days/" + plant + "/" + name;
    Optional<Commodity> material =
        days.keySet().stream().filter(k -> k.name().equals(name)).findFirst();
    if (material.isEmpty()) {
      file.error(pointer, "unknown material " + name, "one of the twelve, e.g. LI");
    } else {
      days.put(material.get(), file.number(pointer, value, DAYS));
    }
  }

  private static Map<Commodity, Double> everyMaterial(double value) {
    Map<Commodity, Double> days = new EnumMap<>(Commodity.class);
    for (Commodity commodity : Commodity.values()) {
      if (commodity.material()) {
        days.put(commodity, value);
      }
    }
    return days;
  }

  private Set<String> openRecyclers() {
    Set<String> open = new LinkedHashSet<>();
    Optional<JsonNode> named = file.at("/open_recyclers").filter(JsonNode::isArray);
    if (named.isEmpty()) {
      sites.nodes().stream()
          .filter(node -> node.type() == NodeType.RECYCLING_CENTRE && node.existing())
          .forEach(node -> open.add(node.id()));
    }
    named.ifPresent(list -> list.forEach(id -> putRecycler(open, id.asText())));
    return open;
  }

  private void putRecycler(Set<String> open, String id) {
    if (!sites.is(id, NodeType.RECYCLING_CENTRE)) {
      file.error("/open_recyclers/" + id, "unknown " + id, "a recycling centre of nodes.csv");
    } else {
      open.add(id);
    }
  }

  private void each(String pointer, java.util.function.BiConsumer<String, JsonNode> use) {
    file.at(pointer)
        .ifPresent(
            node ->
                node.fields()
                    .forEachRemaining(entry -> use.accept(entry.getKey(), entry.getValue())));
  }

  private void checkSum(String pointer, String what, double sum) {
    if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
      file.error(pointer, "the shares of %s sum to %.4f".formatted(what, sum), "1");
    }
  }
}
