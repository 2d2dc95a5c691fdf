package org.looptwin.model.telemetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All metrics by the family that sends them. Immutable. */
public final class MetricCatalogue {
  /** Family of the metrics that a supplier of a critical material sends more often. */
  public static final String CRITICAL_SUPPLIER = "supplier:critical";

  private final List<Metric> metrics;
  private final Map<String, Map<String, Metric>> byFamily = new HashMap<>();

  public MetricCatalogue(Collection<Metric> metrics) {
    this.metrics = List.copyOf(metrics);
    for (Metric metric : this.metrics) {
      for (String family : metric.families()) {
        byFamily.computeIfAbsent(family, f -> new HashMap<>()).put(metric.name(), metric);
      }
    }
  }

  public Optional<Metric> find(String family, String metric) {
    return Optional.ofNullable(byFamily.getOrDefault(family, Map.of()).get(metric));
  }

  public Optional<Metric> find(SeriesId series) {
    return find(series.family(), series.metric());
  }

  public List<Metric> all() {
    return new ArrayList<>(metrics);
  }
}
