package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.Quality;

/** Reads one rule of a mapping file. */
final class RuleReader {
  private static final Set<String> SHARED = Set.of("time", "quality", "src", "seq");
  private static final Set<String> RULE =
      Set.of(
          "description",
          "topic",
          "node",
          "lane",
          "battery",
          "market",
          "each",
          "metrics",
          "time",
          "quality",
          "src",
          "seq");
  private static final Set<String> METRIC =
      Set.of(
          "description",
          "metric",
          "pointer",
          "table",
          "factor",
          "offset",
          "unit",
          "optional",
          "time",
          "quality",
          "src",
          "seq");
  private static final Set<String> SOURCE = Set.of("from", "table", "otherwise");
  private static final Set<String> TIME = Set.of("from", "format", "zone");

  private final Located at;
  private final Network network;
  private final MetricCatalogue catalogue;
  private TopicPattern topic;

  RuleReader(Located at, Network network, MetricCatalogue catalogue) {
    this.at = at;
    this.network = network;
    this.catalogue = catalogue;
  }

  /** The rule, or empty when it has been complained of. */
  Optional<Rule> read() {
    int before = at.errors().size();
    at.onlyKnows(RULE);
    topic = topic().orElse(null);
    if (topic == null) {
      return Optional.empty();
    }
    Optional<Target> target = target();
    JsonPointer each =
        at.get("each").present() ? MappingReader.pointer(at.get("each")).orElse(null) : null;
    List<MetricRule> metrics = target.isPresent() ? metrics(target.get()) : List.of();
    return at.errors().size() > before
        ? Optional.empty()
        : Optional.of(
            new Rule(at.pointer(), topic, target.orElseThrow(), each, metrics, network, catalogue));
  }

  private Optional<TopicPattern> topic() {
    Located place = at.get("topic");
    if (!place.present()) {
      place.error("is missing, expected a pattern, e.g. factory/{line}/temperature");
    }
    try {
      return place.text().map(TopicPattern::parse);
    } catch (IllegalArgumentException e) {
      place.error("cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Target> target() {
    List<Target.Kind> kinds =
        Arrays.stream(Target.Kind.values())
            .filter(kind -> at.get(kind.name().toLowerCase(Locale.ROOT)).present())
            .toList();
    if (kinds.size() != 1) {
      at.error(
          "names %d of node, lane, battery and market, expected one: whose readings these are"
              .formatted(kinds.size()));
      return Optional.empty();
    }
    Target.Kind kind = kinds.get(0);
    Located place = at.get(kind.name().toLowerCase(Locale.ROOT));
    if (kind == Target.Kind.MARKET) {
      place.flag();
      return Optional.of(new Target(kind, null));
    }
    Optional<Target> target = text(place).map(id -> new Target(kind, id));
    target.ifPresent(found -> checkIds(place, found));
    return target;
  }

  private void checkIds(Located place, Target target) {
    for (String id : target.id().possible().orElse(List.of())) {
      if (target.place(id, network).isEmpty()) {
        place.error(
            "names '%s', which is no %s of %s"
                .formatted(Unfit.shown(id), target.noun(), network.name()));
      }
    }
  }

  /** The families of the places that the rule can be about, or empty when any. */
  private Set<String> families(Target target) {
    if (target.kind() == Target.Kind.NODE) {
      return target.id().possible().orElse(List.of()).stream()
          .flatMap(id -> target.place(id, network).stream())
          .map(Target.Place::family)
          .collect(Collectors.toSet());
    }
    return Set.of(target.noun());
  }

  private List<MetricRule> metrics(Target target) {
    Located place = at.get("metrics");
    if (!place.present()) {
      place.error("is missing, expected what to take out of the payload");
      return List.of();
    }
    Set<String> families = families(target);
    List<MetricRule> metrics = new ArrayList<>();
    for (Located each : place.elements()) {
      metric(each, families).ifPresent(metrics::add);
    }
    if (place.node().isEmpty()) {
      place.error("is empty, expected at least one metric");
    }
    return List.copyOf(metrics);
  }

  private Optional<MetricRule> metric(Located each, Set<String> families) {
    each.onlyKnows(METRIC);
    Optional<TextSource> metric = needed(each.get("metric"), "the metric's name");
    Located pointer = each.get("pointer");
    if (!pointer.present()) {
      pointer.error("is missing, expected a JSON pointer; \"\" is the whole payload");
    }
    Optional<JsonPointer> value = MappingReader.pointer(pointer);
    Measure measure =
        new Measure(
            each.get("factor").number(1), each.get("offset").number(0), each.get("table").table());
    TextSource unit = text(each.get("unit")).orElse(null);
    Optional<TimeSource> time = time(shared(each, "time"));
    if (metric.isEmpty() || value.isEmpty() || time.isEmpty()) {
      return Optional.empty();
    }
    new MetricCheck(each, families, catalogue).check(metric.get(), unit, measure);
    return Optional.of(
        new MetricRule(
            metric.get(),
            value.get(),
            measure,
            unit,
            quality(shared(each, "quality")),
            time.get(),
            text(shared(each, "src")).orElse(null),
            text(shared(each, "seq")).orElse(null),
            each.get("optional").flag()));
  }

  /** The metric's own setting, else the rule's. */
  private Located shared(Located metric, String key) {
    assert SHARED.contains(key);
    return metric.get(key).present() ? metric.get(key) : at.get(key);
  }

  private TextSource quality(Located place) {
    TextSource quality = text(place).orElse(null);
    if (quality != null) {
      for (String said : quality.possible().orElse(List.of())) {
        if (Arrays.stream(Quality.values()).noneMatch(each -> each.name().equals(said))) {
          place.error("gives '%s', expected GOOD, UNCERTAIN or BAD".formatted(said));
        }
      }
    }
    return quality;
  }

  private Optional<TextSource> needed(Located place, String what) {
    if (!place.present()) {
      place.error("is missing, expected " + what);
      return Optional.empty();
    }
    return text(place);
  }

  /** A text, or {@code {"from", "table", "otherwise"}}; complains of anything else. */
  private Optional<TextSource> text(Located place) {
    if (!place.present()) {
      return Optional.empty();
    }
    if (!place.node().isObject()) {
      return place.text().flatMap(text -> known(place, TextSource.literal(text)));
    }
    place.onlyKnows(SOURCE);
    Located from = place.get("from");
    Map<String, String> table = place.get("table").table();
    String otherwise = place.get("otherwise").text().orElse(null);
    if (from.text().filter(text -> text.startsWith("/")).isPresent()) {
      return MappingReader.pointer(from)
          .map(pointer -> new TextSource(null, pointer, table, otherwise));
    }
    Optional<String> template = from.text().filter(text -> text.contains("{"));
    if (template.isEmpty()) {
      from.error("is neither a JSON pointer (/...) nor a level of the topic ({...})");
      return Optional.empty();
    }
    return known(from, new TextSource(template.get(), null, table, otherwise));
  }

  private Optional<TextSource> known(Located place, TextSource source) {
    for (String level : source.levels()) {
      if (!topic.names().contains(level)) {
        place.error("asks for the level {%s}, which '%s' does not name".formatted(level, topic));
        return Optional.empty();
      }
    }
    return Optional.of(source);
  }

  private Optional<TimeSource> time(Located place) {
    if (!place.present()) {
      place.error(
          "is missing, expected {\"from\":\"/ts\",\"format\":\"iso\"}, or \"arrival\" when the"
              + " sender gives none");
      return Optional.empty();
    }
    if (place.node().isTextual() && place.node().textValue().equals("arrival")) {
      return Optional.of(TimeSource.ARRIVAL);
    }
    place.onlyKnows(TIME);
    Optional<JsonPointer> from = MappingReader.pointer(place.get("from"));
    Optional<TimeSource.Format> format = format(place.get("format"));
    ZoneId zone = zone(place.get("zone"));
    if (from.isEmpty() && place.get("from").node().isMissingNode()) {
      place.error("has no 'from', expected a JSON pointer");
    }
    return from.flatMap(pointer -> format.map(how -> new TimeSource(pointer, how, zone)));
  }

  private static Optional<TimeSource.Format> format(Located place) {
    String text = place.text().orElse("iso");
    Optional<TimeSource.Format> format =
        Arrays.stream(TimeSource.Format.values())
            .filter(each -> each.text().equals(text))
            .findFirst();
    if (format.isEmpty()) {
      place.error("is '%s', expected iso, epoch-s, epoch-ms, epoch-us or epoch-ns".formatted(text));
    }
    return format;
  }

  private static ZoneId zone(Located place) {
    try {
      return place.text().map(ZoneId::of).orElse(null);
    } catch (DateTimeException e) {
      place.error("is no time zone, expected e.g. Europe/Berlin");
      return null;
    }
  }
}
