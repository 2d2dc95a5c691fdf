package org.looptwin.model.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** {@code nodes.csv} and {@code nodes_ext.csv}. */
final class NodeTables {
  private static final double SHARE_TOLERANCE = 1e-3;

  static final String FILE = "nodes.csv";
  private static final String[] COLUMNS =
      ("id,type,group,name,country,lat,lon,cap_gwh_y,cap_kwh_month,base_share,unit_price_eur_kwh,"
              + "ef_kg_kwh,p_disruption_base,p_disruption_max,fixed_cost_eur_month,"
              + "var_cost_eur_kwh,existing,recovery_days_mean")
          .split(",");

  private final CapacityLimits limits;
  private final Map<String, NodeType> declared = new HashMap<>();
  private final Map<String, Node> sound = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> further = new ArrayList<>();

  private NodeTables(CapacityLimits limits) {
    this.limits = limits;
  }

  static NodeTables read(CaseFiles files, CapacityLimits limits) {
    NodeTables tables = new NodeTables(limits);
    CsvTable table = files.csv(FILE, COLUMNS);
    table.rows().forEach(row -> tables.add(row, tables.nodes, "SBVRM"));
    tables.checkBaseShares(table);
    CsvTable extension =
        files.csvIfPresent(
            "nodes_ext.csv", "id,type,name,country,lat,lon,weight,cap_kwh_month".split(","));
    extension.rows().forEach(row -> tables.add(row, tables.further, "KPT"));
    tables.checkWeights(extension);
    return tables;
  }

  /** The sites of the default subset. */
  List<Node> nodes() {
    return nodes;
  }

  /** Hubs, ports and terminals. */
  List<Node> further() {
    return further;
  }

  /** The type of a site that is named in a table, even when its row has errors. */
  Optional<NodeType> type(String id) {
    return Optional.ofNullable(declared.get(id));
  }

  boolean is(String id, NodeType type) {
    return declared.get(id) == type;
  }

  Optional<Node> node(String id) {
    return Optional.ofNullable(sound.get(id));
  }

  private void add(CsvRow row, List<Node> to, String letters) {
    String id = row.id("id");
    String letter = row.text("type");
    Optional<NodeType> type =
        letter.length() == 1 && letters.contains(letter)
            ? NodeType.ofLetter(letter.charAt(0))
            : Optional.empty();
    if (type.isEmpty()) {
      row.error("type is '%s'".formatted(letter), "one of " + String.join(", ", letters.split("")));
      return;
    }
    if (declared.put(id, type.get()) != null) {
      row.error("id %s stands twice".formatted(id), "each id once");
    }
    Node node = node(row, id, type.get());
    if (row.sound()) {
      to.add(node);
      sound.put(id, node);
    }
  }

  private Node node(CsvRow row, String id, NodeType type) {
    double pBase = row.numberOr("p_disruption_base", 0, Range.PROBABILITY);
    double pMax = row.numberOr("p_disruption_max", pBase, Range.PROBABILITY);
    if (pBase > pMax) {
      row.error("p_disruption_base %s is above p_disruption_max %s".formatted(pBase, pMax), "less");
    }
    double efKgKwh = emissions(row, type);
    return new Node(
        id,
        type,
        commodity(row, type),
        row.text("name"),
        row.text("country"),
        row.number("lat", Range.LATITUDE),
        row.number("lon", Range.LONGITUDE),
        capacity(row, type),
        baseShare(row, type),
        type == NodeType.SUPPLIER ? row.number("unit_price_eur_kwh", Range.NOT_NEGATIVE) : 0,
        efKgKwh,
        row.numberOr("ef_own_kg_kwh", efKgKwh, Range.NOT_NEGATIVE),
        pBase,
        pMax,
        row.numberOr("fixed_cost_eur_month", 0, Range.NOT_NEGATIVE),
        row.numberOr("var_cost_eur_kwh", 0, Range.NOT_NEGATIVE),
        row.numberOr("existing", 1, new Range(0, 1, "0 or 1")) > 0.5,
        row.numberOr("recovery_days_mean", 0, new Range(0, 3650, "days in [0, 3650]")),
        type == NodeType.HUB ? row.number("weight", Range.SHARE) : 0);
  }

  private static Commodity commodity(CsvRow row, NodeType type) {
    if (type != NodeType.SUPPLIER) {
      return null;
    }
    String group = row.text("group");
    Optional<Commodity> found =
        Arrays.stream(Commodity.values())
            .filter(commodity -> commodity.material() && commodity.name().equals(group))
            .findFirst();
    if (found.isEmpty()) {
      row.error("group is '%s'".formatted(group), "one of the twelve materials, e.g. LI");
    }
    return found.orElse(null);
  }

  private static double emissions(CsvRow row, NodeType type) {
    return type == NodeType.SUPPLIER || type == NodeType.BATTERY_PLANT
        ? row.number("ef_kg_kwh", Range.NOT_NEGATIVE)
        : row.numberOr("ef_kg_kwh", 0, Range.NOT_NEGATIVE);
  }

  private static double baseShare(CsvRow row, NodeType type) {
    double share = row.numberOr("base_share", 0, Range.SHARE);
    return type == NodeType.SUPPLIER || type == NodeType.VEHICLE_PLANT ? share : 0;
  }

  private double capacity(CsvRow row, NodeType type) {
    if (type == NodeType.HUB) {
      return row.numberOr("cap_kwh_month", 0, Range.NOT_NEGATIVE);
    }
    double month = row.number("cap_kwh_month", Range.POSITIVE);
    if (!row.text("cap_gwh_y").isEmpty()) {
      double year = row.number("cap_gwh_y", limits.of(type));
      if (type != NodeType.VEHICLE_PLANT && Math.abs(month * 12e-6 - year) > 1e-3 * year) {
        row.error(
            "cap_kwh_month is %s but cap_gwh_y is %s".formatted(month, year),
            "cap_kwh_month = cap_gwh_y * 1e6 / 12");
      }
    }
    return month;
  }

  private void checkBaseShares(CsvTable table) {
    Map<Commodity, Double> sums = new EnumMap<>(Commodity.class);
    for (Node node : nodes) {
      if (node.criticalSupplier()) {
        sums.merge(node.commodity(), node.baseShare(), Double::sum);
      }
    }
    sums.forEach(
        (commodity, sum) -> {
          if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
            table
                .problems()
                .error(
                    table.file(),
                    1,
                    "the base shares of %s sum to %.4f".formatted(commodity, sum),
                    "1");
          }
        });
  }

  private void checkWeights(CsvTable table) {
    double sum = further.stream().mapToDouble(Node::weight).sum();
    boolean hubs = further.stream().anyMatch(node -> node.type() == NodeType.HUB);
    if (hubs && Math.abs(sum - 1) > SHARE_TOLERANCE) {
      table.problems().error(table.file(), 1, "the hubs' weights sum to %.4f".formatted(sum), "1");
    }
  }
}
