package org.looptwin.connector.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;

/** Holds what a mapping says of a metric against the catalogue. */
final class MetricCheck {
  private final Located at;
  private final Set<String> families;
  private final MetricCatalogue catalogue;

  /**
   * @param families of the places in question; empty when that depends on the message
   */
  MetricCheck(Located at, Set<String> families, MetricCatalogue catalogue) {
    this.at = at;
    this.families = families;
    this.catalogue = catalogue;
  }

  void check(TextSource metric, TextSource unit, Measure measure) {
    for (String name : metric.possible().orElse(List.of())) {
      for (Metric each : metrics(name)) {
        checkUnit(each, unit);
        checkTable(each, measure.table());
      }
    }
  }

  /** What the name means for each family; complains when it means nothing. */
  private List<Metric> metrics(String name) {
    Set<String> places = families.isEmpty() ? allFamilies() : families;
    List<Metric> found =
        places.stream().flatMap(family -> catalogue.find(family, name).stream()).toList();
    boolean enough = families.isEmpty() ? !found.isEmpty() : found.size() == families.size();
    if (!enough) {
      at.get("metric").error("is '%s', which %s".formatted(name, unknown(name)));
    }
    return found;
  }

  private String unknown(String name) {
    Optional<String> family =
        families.stream().filter(each -> catalogue.find(each, name).isEmpty()).sorted().findFirst();
    return family
        .map(each -> "a %s does not have, expected one of %s".formatted(each, metricsOf(each)))
        .orElse("no node has");
  }

  private String metricsOf(String family) {
    return catalogue.all().stream()
        .map(Metric::name)
        .filter(name -> catalogue.find(family, name).isPresent())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Set<String> allFamilies() {
    return catalogue.all().stream()
        .flatMap(metric -> metric.families().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkUnit(Metric metric, TextSource unit) {
    if (unit == null) {
      return;
    }
    for (String text : unit.possible().orElse(List.of())) {
      if (metric.convert(0, text).isEmpty()) {
        at.get("unit")
            .error(
                "is '%s', which cannot become the '%s' of %s, expected %s. Maybe use 'factor' and"
                        .formatted(text, metric.unit(), metric.name(), accepted(metric))
                    + " 'offset', and no unit");
      }
    }
  }

  private static String accepted(Metric metric) {
    Set<String> all = new TreeSet<>(metric.accepted().keySet());
    all.add(metric.unit());
    return String.join(", ", all);
  }

  private void checkTable(Metric metric, Map<String, String> table) {
    if (metric.text()) {
      for (String word : table.values()) {
        if (!metric.words().contains(word)) {
          at.get("table")
              .error(
                  "gives '%s', expected one of the words of %s: %s"
                      .formatted(word, metric.name(), metric.words()));
        }
      }
    }
  }
}
