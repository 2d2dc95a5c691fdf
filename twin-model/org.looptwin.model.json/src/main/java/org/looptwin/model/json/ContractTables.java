package org.looptwin.model.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.network.AbatementOption;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Contract;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** Contracts, abatement options, commodities and the yearly production history. */
final class ContractTables {
  private final CaseFiles files;
  private final NodeTables sites;

  ContractTables(CaseFiles files, NodeTables sites) {
    this.files = files;
    this.sites = sites;
  }

  Map<String, Contract> contracts() {
    CsvTable table =
        files.csv(
            "supplier_contracts.csv",
            "supplier",
            "material",
            "base_share",
            "contract_min_share",
            "contract_max_share",
            "ramp_pp_per_month",
            "reserve_fee_eur_kwh_y",
            "spot_premium");
    Map<String, Contract> contracts = new LinkedHashMap<>();
    Set<String> declared = new HashSet<>();
    for (CsvRow row : table.rows()) {
      declared.add(row.text("supplier"));
      Contract contract = contract(row);
      if (row.sound() && contracts.put(contract.supplier(), contract) != null) {
        row.error("%s stands twice".formatted(contract.supplier()), "one contract a supplier");
      }
    }
    for (Node node : sites.nodes()) {
      if (node.criticalSupplier() && !declared.contains(node.id())) {
        files
            .problems()
            .error(
                table.file(),
                1,
                "no contract for %s".formatted(node.id()),
                "one for each supplier of LI, CO, NI and GR");
      }
    }
    return contracts;
  }

  List<AbatementOption> abatement() {
    CsvTable table =
        files.csv(
            "abatement_options.csv",
            "option_id",
            "node",
            "kind",
            "ef_reduction_kg_kwh",
            "cost_eur_kwh",
            "max_share");
    List<AbatementOption> options = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (CsvRow row : table.rows()) {
      String id = row.id("option_id");
      String node = row.text("node");
      if (!ids.add(id)) {
        row.error("option_id %s stands twice".formatted(id), "each id once");
      }
      if (!sites.is(node, NodeType.SUPPLIER) && !sites.is(node, NodeType.BATTERY_PLANT)) {
        row.error("node is '%s'".formatted(node), "a supplier or battery plant of nodes.csv");
      }
      AbatementOption option =
          new AbatementOption(
              id,
              node,
              row.text("kind"),
              row.number("ef_reduction_kg_kwh", Range.NOT_NEGATIVE),
              row.number("cost_eur_kwh", Range.NOT_NEGATIVE),
              row.number("max_share", Range.SHARE));
      if (row.sound()) {
        options.add(option);
      }
    }
    return options;
  }

  Map<Commodity, Double> kgPerKwh() {
    CsvTable table = files.csv("commodities.csv", "commodity", "kg_per_kwh");
    Map<Commodity, Double> masses = new EnumMap<>(Commodity.class);
    Set<String> declared = new HashSet<>();
    for (CsvRow row : table.rows()) {
      String name = row.text("commodity");
      double mass = row.number("kg_per_kwh", Range.POSITIVE);
      Optional<Commodity> commodity = commodity(name);
      if (commodity.isEmpty()) {
        row.error(
            "commodity is '%s'".formatted(name), "one of " + Arrays.toString(Commodity.values()));
      } else if (!declared.add(name)) {
        row.error("commodity %s stands twice".formatted(name), "each commodity once");
      } else {
        masses.put(commodity.get(), mass);
      }
    }
    for (Commodity commodity : Commodity.values()) {
      if (!declared.contains(commodity.name())) {
        files
            .problems()
            .error(table.file(), 1, "no row for %s".formatted(commodity), "all 16 commodities");
      }
    }
    return masses;
  }

  /** Checked only: nothing of the model is made from it. */
  void checkProductionHistory() {
    Set<Integer> years = new HashSet<>();
    for (CsvRow row :
        files
            .csv("production_history.csv", "year", "network_output_gwh", "retired_pool_gwh")
            .rows()) {
      int year = row.whole("year", 1900, 2200);
      row.number("network_output_gwh", Range.NOT_NEGATIVE);
      row.number("retired_pool_gwh", Range.NOT_NEGATIVE);
      if (!years.add(year)) {
        row.error("year %d stands twice".formatted(year), "each year once");
      }
    }
  }

  /** Checked only: events explain the history, the history holds their effect. */
  void checkEvents() {
    for (CsvRow row :
        files.csvIfPresent("events.csv", "month", "subject", "duration_days", "severity").rows()) {
      row.month("month");
      row.number("duration_days", Range.NOT_NEGATIVE);
      row.number("severity", Range.SHARE);
      String subject = row.text("subject");
      if (!subject.startsWith("LINK_") && sites.type(subject).isEmpty()) {
        row.error("subject is '%s'".formatted(subject), "a site of nodes.csv or a LINK_ name");
      }
    }
  }

  private Contract contract(CsvRow row) {
    String supplier = row.text("supplier");
    Optional<Commodity> material = commodity(row.text("material")).filter(Commodity::critical);
    Optional<Node> node = sites.node(supplier);
    if (!sites.is(supplier, NodeType.SUPPLIER)) {
      row.error("supplier is '%s'".formatted(supplier), "a supplier of nodes.csv");
    } else if (material.isEmpty() || node.isPresent() && node.get().commodity() != material.get()) {
      row.error(
          "material of %s is '%s'".formatted(supplier, row.text("material")),
          "the critical material that nodes.csv says it sells");
    }
    double base = row.number("base_share", Range.SHARE);
    double min = row.number("contract_min_share", Range.SHARE);
    double max = row.number("contract_max_share", Range.SHARE);
    if (row.sound() && (min > base || base > max)) {
      row.error(
          "shares %s, %s, %s".formatted(min, base, max),
          "contract_min_share <= base_share <= contract_max_share");
    }
    if (row.sound() && node.isPresent() && Math.abs(node.get().baseShare() - base) > 1e-9) {
      row.error(
          "base_share %s but %s in nodes.csv".formatted(base, node.get().baseShare()), "the same");
    }
    return new Contract(
        supplier,
        material.orElse(null),
        base,
        min,
        max,
        row.number("ramp_pp_per_month", new Range(0, 100, "percentage points in [0, 100]")) / 100,
        row.number("reserve_fee_eur_kwh_y", Range.NOT_NEGATIVE),
        row.number("spot_premium", Range.NOT_NEGATIVE));
  }

  private static Optional<Commodity> commodity(String name) {
    return Arrays.stream(Commodity.values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
