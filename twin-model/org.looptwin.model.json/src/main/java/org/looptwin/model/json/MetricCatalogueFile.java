package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.Metric.Conversion;
import org.looptwin.model.telemetry.MetricCatalogue;

/**
 * The catalogue of metrics that this server understands, kept in {@code metrics.json} beside this
 * class.
 */
public final class MetricCatalogueFile {
  /** Family of the metrics that a supplier of a critical material sends more often. */
  public static final String CRITICAL_SUPPLIER = MetricCatalogue.CRITICAL_SUPPLIER;

  private static final String NEVER = "never";
  private static final String RESOURCE = "metrics.json";

  private MetricCatalogueFile() {}

  /** The standard catalogue; a new instance at each call. */
  public static MetricCatalogue standard() {
    try (InputStream in = MetricCatalogueFile.class.getResourceAsStream(RESOURCE)) {
      return read(new JsonMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The metric catalogue in this bundle is damaged.", e);
    }
  }

  static MetricCatalogue read(JsonNode root) {
    List<Metric> metrics = new ArrayList<>();
    for (JsonNode metric : root.path("metrics")) {
      metrics.add(metric(metric, root.path("conversions")));
    }
    return new MetricCatalogue(metrics);
  }

  private static Metric metric(JsonNode node, JsonNode conversions) {
    String unit = node.path("unit").asText();
    return new Metric(
        node.path("metric").asText(),
        Set.copyOf(texts(node.path("families"))),
        unit,
        conversions(conversions.path(unit)),
        node.path("min").asDouble(),
        node.path("max").asDouble(),
        List.copyOf(texts(node.path("words"))),
        duration(node, "every"),
        silence(node));
  }

  /** {@code staleAfter}: a duration or "never"; three intervals when it is absent. */
  private static Duration silence(JsonNode node) {
    if (node.path("staleAfter").asText().equals(NEVER)) {
      return null;
    }
    Duration own = duration(node, "staleAfter");
    Duration every = duration(node, "every");
    return own != null || every == null ? own : every.multipliedBy(Metric.INTERVALS_UNTIL_STALE);
  }

  private static Duration duration(JsonNode node, String field) {
    return node.has(field) ? Duration.parse(node.path(field).asText()) : null;
  }

  private static Map<String, Conversion> conversions(JsonNode node) {
    Map<String, Conversion> accepted = new LinkedHashMap<>();
    node.fields()
        .forEachRemaining(
            entry ->
                accepted.put(
                    entry.getKey(),
                    new Conversion(
                        entry.getValue().path(0).asDouble(), entry.getValue().path(1).asDouble())));
    return Map.copyOf(accepted);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
