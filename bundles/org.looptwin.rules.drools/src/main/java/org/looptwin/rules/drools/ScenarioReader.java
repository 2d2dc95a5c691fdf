package org.looptwin.rules.drools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.rules.drools.facts.Origin;

/** Reads scenario files; their form is described in the README. */
final class ScenarioReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A reading and when it comes in. */
  record Arrival(Instant at, Reading reading) {}

  /**
   * @throws IllegalArgumentException when the text is no scenario
   */
  Scenario read(String text) {
    try {
      return scenario(JSON.readTree(text));
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IllegalArgumentException("The scenario cannot be read: " + e.getMessage(), e);
    }
  }

  private static Scenario scenario(JsonNode root) {
    List<Arrival> arrivals = new ArrayList<>();
    for (JsonNode given : root.path("given")) {
      arrivals.addAll(given.has("noise") ? new NoisySeries(given).arrivals() : listed(given));
    }
    if (arrivals.isEmpty()) {
      throw new IllegalArgumentException("The scenario gives no readings, expected 'given'.");
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return new Scenario(origins(root), entries(arrivals), expected(root), never(root), until(root));
  }

  private static List<JournalEntry> entries(List<Arrival> arrivals) {
    List<JournalEntry> entries = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      entries.add(new JournalEntry(entries.size() + 1L, arrival.reading(), arrival.at()));
    }
    return entries;
  }

  private static List<String> expected(JsonNode root) {
    if (!root.has("expect")) {
      return null;
    }
    List<String> expected = new ArrayList<>();
    root.get("expect").forEach(line -> expected.add(line.asText()));
    return expected;
  }

  private static Instant until(JsonNode root) {
    return root.has("until") ? Instant.parse(root.get("until").asText()) : null;
  }

  private static Set<RequestKind> never(JsonNode root) {
    Set<RequestKind> never = EnumSet.noneOf(RequestKind.class);
    root.path("never").forEach(kind -> never.add(RequestKind.valueOf(kind.asText())));
    return never;
  }

  private static Origins origins(JsonNode root) {
    Map<String, LaneClass> lanes = new HashMap<>();
    root.path("lanes")
        .fields()
        .forEachRemaining(l -> lanes.put(l.getKey(), LaneClass.valueOf(l.getValue().asText())));
    Set<String> critical = new HashSet<>();
    root.path("critical").forEach(id -> critical.add(id.asText()));
    Map<String, Double> lead = leadHours(root);
    return series -> {
      LaneClass lane = lanes.get(series.entity());
      return lane == null
          ? new Origin(
              "",
              false,
              critical.contains(series.entity()),
              lead.getOrDefault(series.path(), Double.NaN))
          : new Origin(lane.name(), lane.sea(), false);
    };
  }

  private static Map<String, Double> leadHours(JsonNode root) {
    Map<String, Double> lead = new HashMap<>();
    root.path("leadHours")
        .fields()
        .forEachRemaining(
            each -> {
              double hours = each.getValue().asDouble();
              if (SeriesId.parse(each.getKey()).isEmpty() || !(hours > 0)) {
                throw new IllegalArgumentException(
                    "leadHours has %s of '%s', expected hours above 0 of a series, e.g. battery-plant/B01/raw_stock_LI."
                        .formatted(each.getValue(), each.getKey()));
              }
              lead.put(each.getKey(), hours);
            });
    return lead;
  }

  private static List<Arrival> listed(JsonNode given) {
    List<Arrival> arrivals = new ArrayList<>();
    Instant ts = from(given);
    Duration every = Duration.parse(given.path("every").asText("P1D"));
    Duration delay = Duration.parse(given.path("delay").asText("PT0S"));
    Quality quality = Quality.valueOf(given.path("q").asText("GOOD"));
    for (JsonNode value : given.path("values")) {
      Reading reading = new Reading(series(given), ts, value(value), quality, -1, "");
      arrivals.add(new Arrival(ts.plus(delay), reading));
      ts = ts.plus(every);
    }
    return arrivals;
  }

  static Instant from(JsonNode given) {
    return Instant.parse(given.path("from").asText());
  }

  static SeriesId series(JsonNode given) {
    String path = given.path("series").asText();
    return SeriesId.parse(path)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no series, expected e.g. supplier/S01/strike_flag.".formatted(path)));
  }

  private static Value value(JsonNode node) {
    return node.isTextual() ? Value.of(node.asText()) : Value.of(node.asDouble());
  }
}
