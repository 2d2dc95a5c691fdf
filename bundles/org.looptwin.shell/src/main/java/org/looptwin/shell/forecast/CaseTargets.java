package org.looptwin.shell.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What is forecast of a case: carbon price, recovery rate, the disruption probability of suppliers
 * and lane classes, demand and returns by plant. Beside each stands what was observed at the same
 * time; never the truth behind a synthetic history or flags set with hindsight.
 */
public final class CaseTargets {
  private static final int SEASON = 12;
  private static final int LARGEST = 2;
  private static final double HIGHEST_CARBON_EUR_T = 1000;
  private static final String CARBON_COLUMN = "eua_eur_t_studycal";

  private final Case reference;
  private final Map<String, List<SeriesHistory>> groups = new LinkedHashMap<>();
  private final Map<String, MonthlySeries> panel = new TreeMap<>();

  public CaseTargets(Case reference) {
    this.reference = reference;
    observe();
    add("carbon price", "carbon", panel.get("carbon"), HIGHEST_CARBON_EUR_T);
    add("recovery rate", "recovery", panel.get("recovery_rate"), 1);
    for (Node supplier : reference.network().nodes(NodeType.SUPPLIER)) {
      add(
          "supplier disruption",
          "p:" + supplier.id(),
          reference.observations().supplierP().get(supplier.id()),
          supplier.pDisruptionMax());
    }
    for (LaneClass lane : LaneClass.values()) {
      add("lane disruption", "p:" + lane, reference.observations().linkP().get(lane), 1);
    }
    volumes("demand", reference.observations().demandKwh());
    volumes("returns", reference.observations().returnsKwh());
  }

  public String caseName() {
    return reference.name();
  }

  private void observe() {
    reference
        .observations()
        .market()
        .forEach(
            (name, series) -> {
              if (name.equals(CARBON_COLUMN)) {
                panel.put("carbon", series);
              } else if (observed(name)) {
                panel.put(name, series);
              }
            });
    reference.observations().supplierP().forEach((id, series) -> panel.put("p:" + id, series));
  }

  /** What could be known at the time and is no second version of a target. */
  private static boolean observed(String column) {
    return !hidden(column)
        && !column.startsWith("eua_")
        && !column.equals("month_sin")
        && !column.equals("month_cos");
  }

  /** Truth that nobody could observe, and flags set with hindsight. */
  static boolean hidden(String column) {
    return column.endsWith("_true") || column.endsWith("_flag");
  }

  private void volumes(String group, Map<String, MonthlySeries> byPlant) {
    new TreeMap<>(byPlant)
        .forEach(
            (plant, series) -> add(group, group + ":" + plant, series, Double.POSITIVE_INFINITY));
  }

  private void add(String group, String target, MonthlySeries series, double upper) {
    if (series != null) {
      groups
          .computeIfAbsent(group, name -> new ArrayList<>())
          .add(new SeriesHistory(target, series, SEASON, 0, upper, panel));
    }
  }

  /**
   * What can go wrong together: the carbon price and the two critical suppliers with the largest
   * contracts. The more series, the nearer to the middle lies what all of them exceed.
   */
  public List<SeriesHistory> stressed() {
    List<SeriesHistory> together = new ArrayList<>();
    target("carbon").ifPresent(together::add);
    reference.network().nodes(NodeType.SUPPLIER).stream()
        .filter(Node::criticalSupplier)
        .sorted(Comparator.comparingDouble(Node::baseShare).reversed().thenComparing(Node::id))
        .limit(LARGEST)
        .forEach(supplier -> target("p:" + supplier.id()).ifPresent(together::add));
    return together;
  }

  /** Targets of one kind together, the names of the kinds in a fixed order. */
  public Map<String, List<SeriesHistory>> groups() {
    return groups;
  }

  /** One target, or a column of the market's history, by name. */
  public Optional<SeriesHistory> target(String name) {
    for (List<SeriesHistory> group : groups.values()) {
      for (SeriesHistory each : group) {
        if (each.target().equals(name)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.ofNullable(reference.observations().market().get(name))
        .filter(series -> !hidden(name))
        .map(
            series ->
                new SeriesHistory(
                    name,
                    series,
                    SEASON,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    panel));
  }

  /** Why a name cannot be forecast. */
  public String refusal(String name) {
    if (hidden(name)) {
      return "--series names '%s', which nobody could observe at the time, expected an observed series"
          .formatted(name);
    }
    List<String> names = new ArrayList<>();
    groups.values().forEach(group -> group.forEach(each -> names.add(each.target())));
    return "--series is '%s', expected one of %s".formatted(name, String.join(", ", names));
  }
}
