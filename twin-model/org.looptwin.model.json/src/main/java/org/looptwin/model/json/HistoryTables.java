package org.looptwin.model.json;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Observations;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * The monthly past: {@code history_monthly.csv} and the other tables that begin with a month.
 * Columns that end in {@code _true} hold the truth behind a synthetic history, which nobody can
 * observe: they are never read.
 */
final class HistoryTables {
  private static final YearMonth WITHOUT_HISTORY = YearMonth.of(2025, 1);

  private final CaseFiles files;
  private final NodeTables sites;
  private YearMonth firstMonth = WITHOUT_HISTORY;

  HistoryTables(CaseFiles files, NodeTables sites) {
    this.files = files;
    this.sites = sites;
  }

  Observations read() {
    Map<String, MonthlySeries> market = market();
    return new Observations(
        market,
        probabilities("supplier_disruption_monthly.csv", "supplier", true, this::supplier),
        links(),
        volumes("demand_history_monthly.csv", "vehicle_plant", "demand_kwh"),
        volumes("returns_history_monthly.csv", "region_vehicle_plant", "returned_kwh"));
  }

  /** The month after the last of the market history. */
  YearMonth firstMonth() {
    return firstMonth;
  }

  private Map<String, MonthlySeries> market() {
    CsvTable table = files.csv("history_monthly.csv", "month");
    List<String> columns =
        table.columns().stream()
            .filter(column -> !column.equals("month") && !column.endsWith("_true"))
            .toList();
    MonthTable months = new MonthTable(table);
    for (CsvRow row : table.rows()) {
      YearMonth month = row.month("month");
      columns.forEach(column -> months.add(row, month, column, row.number(column, Range.ANY)));
    }
    Map<String, MonthlySeries> series = months.series();
    series.values().stream().findFirst().ifPresent(any -> firstMonth = any.end());
    return series;
  }

  private Map<LaneClass, MonthlySeries> links() {
    Map<LaneClass, MonthlySeries> links = new LinkedHashMap<>();
    probabilities("link_disruption_monthly.csv", "lane_class", false, this::laneClass)
        .forEach((name, series) -> links.put(LaneClass.valueOf(name), series));
    return links;
  }

  private Map<String, MonthlySeries> probabilities(
      String name, String key, boolean required, Predicate<CsvRow> known) {
    CsvTable table =
        required
            ? files.csv(name, "month", key, "observed_p")
            : files.csvIfPresent(name, "month", key, "observed_p");
    return series(table, key, "observed_p", Range.PROBABILITY, known);
  }

  private Map<String, MonthlySeries> volumes(String name, String key, String column) {
    CsvTable table = files.csvIfPresent(name, "month", key, column);
    return series(table, key, column, Range.NOT_NEGATIVE, row -> vehiclePlant(row, key));
  }

  private Map<String, MonthlySeries> series(
      CsvTable table, String key, String column, Range range, Predicate<CsvRow> known) {
    MonthTable months = new MonthTable(table);
    for (CsvRow row : table.rows()) {
      YearMonth month = row.month("month");
      double value = row.number(column, range);
      if (known.test(row)) {
        months.add(row, month, row.text(key), value);
      }
    }
    Map<String, MonthlySeries> series = months.series();
    series.forEach((name, values) -> checkEnd(table, name, values));
    return series;
  }

  private void checkEnd(CsvTable table, String name, MonthlySeries series) {
    if (!series.end().equals(firstMonth)) {
      table
          .problems()
          .warning(
              table.file(),
              1,
              "%s ends with %s".formatted(name, series.end().minusMonths(1)),
              "%s as in history_monthly.csv".formatted(firstMonth.minusMonths(1)));
    }
  }

  private boolean supplier(CsvRow row) {
    return named(row, "supplier", (id, types) -> types.is(id, NodeType.SUPPLIER), "a supplier");
  }

  private boolean vehiclePlant(CsvRow row, String key) {
    return named(row, key, (id, types) -> types.is(id, NodeType.VEHICLE_PLANT), "a vehicle plant");
  }

  private boolean laneClass(CsvRow row) {
    return named(
        row,
        "lane_class",
        (id, types) -> Arrays.stream(LaneClass.values()).anyMatch(each -> each.name().equals(id)),
        "one of " + Arrays.toString(LaneClass.values()));
  }

  private boolean named(
      CsvRow row, String column, BiPredicate<String, NodeTables> known, String what) {
    if (known.test(row.text(column), sites)) {
      return true;
    }
    row.error("%s is '%s'".formatted(column, row.text(column)), what);
    return false;
  }
}
