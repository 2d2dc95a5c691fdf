package org.looptwin.model.json;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;

/** {@code demand_monthly.csv} and {@code returns_monthly.csv}: month 1 is the first planned. */
final class HorizonTables {
  private static final int LONGEST = 120;

  private final CaseFiles files;
  private final NodeTables sites;
  private final YearMonth firstMonth;

  HorizonTables(CaseFiles files, NodeTables sites, YearMonth firstMonth) {
    this.files = files;
    this.sites = sites;
    this.firstMonth = firstMonth;
  }

  Map<String, MonthlySeries> demandKwh() {
    return read("demand_monthly.csv", "vehicle_plant", "demand_kwh");
  }

  Map<String, MonthlySeries> retiredKwh() {
    return read("returns_monthly.csv", "region_vehicle_plant", "retired_available_kwh");
  }

  private Map<String, MonthlySeries> read(String name, String key, String column) {
    CsvTable table = files.csv(name, "month_no", key, column);
    MonthTable months = new MonthTable(table);
    for (CsvRow row : table.rows()) {
      int month = row.whole("month_no", 1, LONGEST);
      double value = row.number(column, Range.NOT_NEGATIVE);
      if (!sites.is(row.text(key), NodeType.VEHICLE_PLANT)) {
        row.error("%s is '%s'".formatted(key, row.text(key)), "a vehicle plant of nodes.csv");
      }
      months.add(row, firstMonth.plusMonths(month - 1L), row.text(key), value);
    }
    Map<String, MonthlySeries> series = months.series();
    checkComplete(table, months, series);
    return series;
  }

  private void checkComplete(CsvTable table, MonthTable months, Map<String, MonthlySeries> series) {
    List<String> plants =
        sites.nodes().stream()
            .filter(node -> node.type() == NodeType.VEHICLE_PLANT)
            .map(Node::id)
            .toList();
    int longest = series.values().stream().mapToInt(MonthlySeries::months).max().orElse(0);
    for (String plant : plants) {
      MonthlySeries own = series.get(plant);
      if (!months.has(plant)) {
        error(table, "%s has no row".formatted(plant), "a row for each vehicle plant and month");
      } else if (own != null && !own.start().equals(firstMonth)) {
        error(table, "%s lacks month_no 1".formatted(plant), "months from 1 on");
      } else if (own != null && own.months() != longest) {
        error(
            table,
            "%s has %d months".formatted(plant, own.months()),
            "%d like the longest".formatted(longest));
      }
    }
  }

  private static void error(CsvTable table, String what, String expected) {
    table.problems().error(table.file(), 1, what, expected);
  }
}
