package org.looptwin.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.Staleness;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What the twin knows of a battery, in the order of a battery passport's contents (Regulation (EU)
 * 2023/1542, Annex XIII, kept in {@code passport.json} beside this class), and what it does not.
 * Telemetry tells what a pack says of itself; what the maker declares is named as missing, never
 * guessed.
 */
final class PassportJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String RULE_KIND = "battery_passport";
  private static final String DECLARED =
      "It is no telemetry: it is declared by whoever made the battery or placed it on the market.";

  private final JsonNode contents;
  private final Case reference;
  private final Staleness staleness;
  private final Instant now;

  PassportJson(Case reference, MetricCatalogue catalogue, Instant now) {
    this.contents = contents();
    this.reference = reference;
    this.staleness = new Staleness(catalogue, reference.extended());
    this.now = now;
  }

  private static JsonNode contents() {
    try (InputStream in = PassportJson.class.getResourceAsStream("passport.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of a passport's contents is damaged.", e);
    }
  }

  /** Empty when nothing was ever heard of the battery. */
  Optional<ObjectNode> tree(String batteryId, TwinSnapshot twin) {
    Optional<Instant> newest =
        twin.signals().stream()
            .filter(signal -> signal.series().family().equals(SeriesId.BATTERY))
            .filter(signal -> signal.series().entity().equals(batteryId))
            .map(Signal::ts)
            .max(Comparator.naturalOrder());
    return newest.map(at -> tree(batteryId, twin, at));
  }

  private ObjectNode tree(String batteryId, TwinSnapshot twin, Instant newest) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("batteryId", batteryId).put("network", twin.network());
    tree.put("revision", twin.revision()).put("at", newest.toString());
    tree.set("obligation", obligation());
    ArrayNode known = tree.putArray("known");
    ArrayNode missing = tree.putArray("missing");
    for (JsonNode point : contents.path("points")) {
      if (point.has("metric")) {
        measured(point, batteryId, twin, known, missing);
      } else {
        missing.add(titled(point).put("because", DECLARED));
      }
    }
    tree.put("complete", missing.isEmpty());
    return tree.put("source", contents.path("source").asText());
  }

  private void measured(
      JsonNode point, String batteryId, TwinSnapshot twin, ArrayNode known, ArrayNode missing) {
    SeriesId series = new SeriesId(SeriesId.BATTERY, batteryId, point.path("metric").asText());
    Signal signal = twin.signal(series).orElse(null);
    if (signal == null) {
      missing.add(
          titled(point)
              .put("because", "No reading of %s has come.".formatted(series.path()))
              .put("series", series.path()));
    } else if (signal.quality() == Quality.BAD) {
      missing.add(
          titled(point)
              .put(
                  "because",
                  "The newest reading of %s, of %s, is of BAD quality."
                      .formatted(series.path(), signal.ts()))
              .put("series", series.path()));
    } else {
      known.add(measured(titled(point), signal));
    }
  }

  private ObjectNode measured(ObjectNode tree, Signal signal) {
    tree.set("v", EventJson.value(signal.value()));
    tree.put("u", staleness.metric(signal.series()).map(Metric::unit).orElse(""));
    tree.put("q", signal.quality().name()).put("ts", signal.ts().toString());
    tree.put("src", signal.src()).put("stale", staleness.stale(signal, now));
    return tree.put("offset", signal.offset()).put("series", signal.series().path());
  }

  private ObjectNode titled(JsonNode point) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    String number = point.path("point").asText();
    tree.put("id", point.path("id").asText()).put("title", point.path("title").asText());
    tree.put("point", "Annex XIII, point " + number);
    return tree.put("access", contents.path("access").path(number).asText());
  }

  /** The first rule about passports among the case's policy packs; null without one. */
  private ObjectNode obligation() {
    for (Map.Entry<String, String> pack : reference.policyPacks().entrySet()) {
      for (JsonNode rule : parsed(pack.getValue()).path("rules")) {
        if (rule.path("kind").asText().equals(RULE_KIND)) {
          return obligation(pack.getKey(), rule);
        }
      }
    }
    return null;
  }

  private ObjectNode obligation(String policy, JsonNode rule) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    String from = rule.path("from").asText();
    tree.put("policy", policy).put("rule", rule.path("id").asText());
    tree.put("citation", rule.path("citation").asText()).put("from", from);
    return tree.put("running", running(from));
  }

  private boolean running(String from) {
    try {
      return !LocalDate.parse(from).isAfter(now.atOffset(ZoneOffset.UTC).toLocalDate());
    } catch (DateTimeParseException e) {
      return false; // the pack's own finding says what is wrong with it
    }
  }

  private static JsonNode parsed(String pack) {
    try {
      return MAPPER.readTree(pack);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode(); // the pack's own finding says so
    }
  }
}
