package org.looptwin.rules.drools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.request.Cause;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.drools.facts.NoTelemetry;
import org.looptwin.rules.drools.facts.Signal;
import org.looptwin.rules.drools.facts.SilentSeries;
import org.looptwin.rules.drools.facts.Standing;

/** Writes a session's memory as sorted JSON lines, and reads it. */
final class MemoryLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Origins origins;

  MemoryLines(Origins origins) {
    this.origins = origins;
  }

  RuleMemory write(Remembered remembered) {
    List<String> lines = new ArrayList<>();
    remembered.standing().forEach(standing -> lines.add(line(standing)));
    remembered.signals().forEach(signal -> lines.add(line(signal)));
    remembered.silent().forEach(silent -> lines.add(line(silent)));
    if (remembered.nothing() != null) {
      lines.add(line(remembered.nothing()));
    }
    remembered
        .learnt()
        .forEach(learnt -> lines.add(JSON.createObjectNode().put("learnt", learnt).toString()));
    remembered.foreseen().forEach((series, offset) -> lines.add(line(series, offset)));
    lines.add(JSON.createObjectNode().put("now", remembered.now().toString()).toString());
    return new RuleMemory(lines.stream().sorted().toList());
  }

  private static String line(Standing standing) {
    ObjectNode line = JSON.createObjectNode();
    line.put("standing", standing.getTopic());
    line.put("subject", standing.getSubject());
    if (!standing.getGroup().isEmpty()) {
      line.put("group", standing.getGroup());
    }
    line.put("since", standing.getSince().toString());
    line.put("series", standing.getSeries());
    putNumber(line, "value", standing.getValue());
    if (standing.isLimit()) {
      line.put("clearing", standing.getClearing().name());
      putNumber(line, "clearsAt", standing.getClearsAt());
    }
    return line.toString();
  }

  private static void putNumber(ObjectNode line, String name, double number) {
    if (Double.isFinite(number)) {
      line.put(name, number);
    }
  }

  private static String line(Signal signal) {
    ObjectNode line = JSON.createObjectNode();
    line.put("signal", signal.getPath());
    line.put("ts", signal.getTs().toString());
    put(line, "value", signal.reading());
    if (signal.readingBefore() != null) {
      put(line, "previous", signal.readingBefore());
    }
    line.put("quality", signal.getQuality().name());
    line.put("offset", signal.getOffset());
    return line.toString();
  }

  private static String line(SilentSeries silent) {
    ObjectNode line = JSON.createObjectNode();
    line.put("silent", silent.getPath());
    line.put("since", silent.getSince().toString());
    put(line, "value", silent.reading());
    line.put("offset", silent.getOffset());
    line.put("noticed", silent.getNoticed().toString());
    line.put("interval", silent.interval().toString());
    line.put("longest", silent.longest().toString());
    return line.put("expected", silent.getExpected()).toString();
  }

  private static String line(NoTelemetry nothing) {
    ObjectNode line = JSON.createObjectNode();
    line.put("nothing", nothing.source());
    line.put("since", nothing.since().toString());
    return line.put("noticed", nothing.noticed().toString()).toString();
  }

  private static String line(SeriesId foreseen, long offset) {
    ObjectNode line = JSON.createObjectNode();
    return line.put("forecast", foreseen.path()).put("offset", offset).toString();
  }

  private static void put(ObjectNode line, String name, Value value) {
    if (value instanceof Value.Text text) {
      line.put(name, text.text());
    } else {
      line.put(name, value.number());
    }
  }

  /**
   * @throws IllegalArgumentException when a line was not written by {@link #write}
   */
  Remembered read(RuleMemory memory) {
    List<Standing> standing = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    List<SilentSeries> silent = new ArrayList<>();
    List<String> learnt = new ArrayList<>();
    Map<SeriesId, Long> foreseen = new HashMap<>();
    NoTelemetry nothing = null;
    Instant now = Instant.EPOCH;
    for (String text : memory.standing()) {
      JsonNode line = parse(text);
      if (line.has("standing")) {
        standing.add(standing(line));
      } else if (line.has("signal")) {
        signals.add(signal(line));
      } else if (line.has("silent")) {
        silent.add(silent(line));
      } else if (line.has("nothing")) {
        nothing =
            new NoTelemetry(
                line.get("nothing").asText(), time(line, "since"), time(line, "noticed"));
      } else if (line.has("learnt")) {
        learnt.add(line.get("learnt").asText());
      } else if (line.has("forecast")) {
        foreseen.put(series(line, "forecast"), line.get("offset").asLong());
      } else if (line.has("now")) {
        now = Instant.parse(line.get("now").asText());
      }
    }
    return new Remembered(standing, signals, silent, nothing, learnt, foreseen, now);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Rule memory '%s' is no JSON. Maybe it was not written by this rule engine."
              .formatted(text),
          e);
    }
  }

  private static Standing standing(JsonNode line) {
    return new Standing(
        line.get("standing").asText(),
        line.get("subject").asText(),
        line.path("group").asText(""),
        Instant.parse(line.get("since").asText()),
        line.get("series").asText(),
        line.path("value").asDouble(Double.NaN),
        Standing.Clearing.valueOf(line.path("clearing").asText("BY_RULE")),
        line.path("clearsAt").asDouble(Double.NaN));
  }

  private Signal signal(JsonNode line) {
    SeriesId series = series(line, "signal");
    Reading reading =
        new Reading(
            series,
            Instant.parse(line.get("ts").asText()),
            value(line.get("value")),
            Quality.valueOf(line.get("quality").asText()),
            -1,
            "");
    Value before = line.has("previous") ? value(line.get("previous")) : null;
    return new Signal(origins.of(series), reading, before, line.get("offset").asLong());
  }

  private SilentSeries silent(JsonNode line) {
    SeriesId series = series(line, "silent");
    return new SilentSeries(
        series,
        origins.of(series),
        new Cause(
            line.get("offset").asLong(),
            series.path(),
            time(line, "since"),
            value(line.get("value"))),
        time(line, "noticed"),
        Duration.parse(line.get("interval").asText()),
        Duration.parse(line.get("longest").asText()),
        line.get("expected").asInt());
  }

  private static SeriesId series(JsonNode line, String name) {
    return SeriesId.parse(line.get(name).asText()).orElseThrow();
  }

  private static Instant time(JsonNode line, String name) {
    return Instant.parse(line.get(name).asText());
  }

  private static Value value(JsonNode node) {
    return node.isTextual() ? Value.of(node.asText()) : Value.of(node.asDouble());
  }
}
