package org.looptwin.connector.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.looptwin.model.json.JsonFault;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;

/**
 * Reads a scenario that somebody wrote. What is wrong is told as {@code file:pointer: what,
 * expected what}; the README describes the form.
 */
final class ScenarioFile {
  private static final Set<String> FIELDS = Set.of("title", "days", "script", "rate", "note");
  private static final Set<String> RATE_FIELDS = Set.of("perSecond", "duration");
  private static final Set<String> LINE_FIELDS =
      Set.of(
          "t0",
          "target",
          "metric",
          "shape",
          "from",
          "to",
          "fromText",
          "toText",
          "size",
          "factor",
          "duration",
          "every",
          "timeOfDay",
          "unit",
          "note");
  private static final List<String> CHANGES = List.of("to", "toText", "size", "factor");
  private static final int MOST_DAYS = 400;
  private static final int MOST_PER_SECOND = 10_000;
  private static final int MOST_READINGS = 1_000_000;

  private final MetricCatalogue catalogue = MetricCatalogueFile.standard();
  private final Path file;
  private final List<String> problems = new ArrayList<>();

  ScenarioFile(Path file) {
    this.file = file;
  }

  /**
   * @throws IllegalArgumentException when it is no scenario; names the first problem
   */
  Scenario read() {
    JsonNode root = root();
    check(root);
    if (!problems.isEmpty()) {
      String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
      throw new IllegalArgumentException(problems.get(0) + more);
    }
    String name = file.getFileName().toString().replaceAll("\\.json$", "");
    return Scenario.of(name, root);
  }

  private JsonNode root() {
    try {
      return Json.STRICT.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      JsonFault fault = JsonFault.of(e);
      throw new IllegalArgumentException(
          "%s:%d: no JSON: %s, expected a scenario in JSON"
              .formatted(file, fault.line(), fault.words()),
          e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s is no text in UTF-8, expected a scenario in JSON".formatted(file), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  private void wrong(String pointer, String what, Object... arguments) {
    problems.add("%s:%s: %s".formatted(file, pointer, String.format(Locale.ROOT, what, arguments)));
  }

  private void check(JsonNode root) {
    if (!root.isObject()) {
      wrong("/", "this is no object, expected {\"title\",\"days\",\"script\"}");
      return;
    }
    known(root, "", FIELDS);
    int days = root.path("days").asInt(0);
    if (!root.path("days").isInt() || days < 1 || days > MOST_DAYS) {
      wrong("/days", "%s, expected a whole number from 1 to %d", root.path("days"), MOST_DAYS);
    }
    if (!root.path("script").isArray()) {
      wrong("/script", "no list, expected one (an empty one for ordinary days)");
    }
    for (int i = 0; i < root.path("script").size(); i++) {
      line(root.path("script").get(i), "/script/" + i);
    }
    if (root.has("rate")) {
      rate(root.path("rate"));
    }
  }

  private void rate(JsonNode rate) {
    known(rate, "/rate", RATE_FIELDS);
    double perSecond = rate.path("perSecond").asDouble(0);
    if (!(perSecond > 0) || perSecond > MOST_PER_SECOND) {
      wrong("/rate/perSecond", "%s, expected 0 < N <= %d", rate.path("perSecond"), MOST_PER_SECOND);
    }
    Optional<Duration> duration = duration(rate, "/rate", "duration", true);
    duration
        .filter(d -> d.toMillis() / 1000.0 * perSecond > MOST_READINGS)
        .ifPresent(d -> wrong("/rate", "more than %,d readings", MOST_READINGS));
  }

  private void known(JsonNode node, String pointer, Set<String> fields) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                wrong(
                    pointer + "/" + name,
                    "no such field, expected one of %s",
                    String.join(", ", new TreeSet<>(fields)));
              }
            });
  }

  private void line(JsonNode line, String at) {
    known(line, at, LINE_FIELDS);
    duration(line, at, "t0", false);
    duration(line, at, "duration", true);
    if (line.has("every")) {
      duration(line, at, "every", true);
    }
    if (line.has("timeOfDay")) {
      timeOfDay(line, at);
    }
    shape(line, at);
    List<String> changes = CHANGES.stream().filter(line::has).toList();
    if (changes.size() != 1) {
      wrong(at, "the change is given by %s, expected one of %s", changes, CHANGES);
    }
    metric(line, at).ifPresent(metric -> values(line, at, metric));
  }

  private void shape(JsonNode line, String at) {
    String shape = line.path("shape").asText();
    List<String> shapes =
        Arrays.stream(ScriptLine.Shape.values())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!shapes.contains(shape)) {
      wrong(at + "/shape", "'%s', expected one of %s", shape, String.join(", ", shapes));
    }
  }

  private void timeOfDay(JsonNode line, String at) {
    try {
      LocalTime.parse(line.path("timeOfDay").asText());
    } catch (DateTimeParseException e) {
      wrong(at + "/timeOfDay", "%s, expected a time such as 06:04", line.path("timeOfDay"));
    }
  }

  private Optional<Duration> duration(JsonNode node, String at, String field, boolean positive) {
    try {
      Duration duration = Duration.parse(node.path(field).asText());
      if (!duration.isNegative() && !(positive && duration.isZero())) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException e) {
      // told below, as a negative one is
    }
    wrong(
        "%s/%s".formatted(at, field),
        "%s, expected a%s duration such as P2D or PT6M",
        node.path(field),
        positive ? " positive" : "");
    return Optional.empty();
  }

  private Optional<Metric> metric(JsonNode line, String at) {
    String target = line.path("target").asText();
    String family = target.contains("/") ? target.substring(0, target.indexOf('/')) : target;
    boolean formed = target.equals("market") || target.matches("[a-z-]+/[A-Za-z0-9_*.-]+");
    if (!formed || family.equals("market") && target.contains("/")) {
      wrong(
          at + "/target",
          "'%s', expected e.g. supplier/S01, vehicle-plant/*, lane/*SUEZ or market",
          target);
      return Optional.empty();
    }
    Optional<Metric> metric = catalogue.find(family, line.path("metric").asText());
    if (metric.isEmpty()) {
      wrong(
          at + "/metric",
          "%s sends no '%s', expected a metric of the catalogue",
          family,
          line.path("metric").asText());
    }
    return metric;
  }

  private void values(JsonNode line, String at, Metric metric) {
    for (String field : List.of("from", "to")) {
      double value = line.path(field).asDouble();
      if (line.has(field)
          && !(line.path(field).isNumber() && value >= metric.min() && value <= metric.max())) {
        wrong(
            at + "/" + field,
            "%s, expected a number from %s to %s %s",
            line.path(field),
            metric.min(),
            metric.max(),
            metric.unit());
      }
    }
    Stream.of("size", "factor")
        .filter(field -> line.has(field) && !line.path(field).isNumber())
        .forEach(field -> wrong(at + "/" + field, "%s, expected a number", line.path(field)));
    Stream.of("fromText", "toText")
        .filter(field -> line.has(field) && !metric.words().contains(line.path(field).asText()))
        .forEach(
            field ->
                wrong(
                    at + "/" + field,
                    "%s, expected one of %s",
                    line.path(field),
                    String.join(", ", metric.words())));
    if (metric.text() != line.has("toText")) {
      wrong(at, "%s is a %s", metric.name(), metric.text() ? "word, expected toText" : "number");
    }
  }
}
