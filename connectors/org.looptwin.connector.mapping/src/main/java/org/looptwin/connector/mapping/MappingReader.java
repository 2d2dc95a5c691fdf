package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.connector.api.MappingTrials.Sample;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.MetricCatalogue;

/** Reads a mapping file and checks all that can be known before the first message. */
final class MappingReader {
  private static final Set<String> FILE =
      Set.of("description", "connectors", "rules", "samples", "$schema");
  private static final Set<String> SAMPLE = Set.of("description", "topic", "payload");

  private final Network network;
  private final MetricCatalogue catalogue;

  MappingReader(Network network, MetricCatalogue catalogue) {
    this.network = network;
    this.catalogue = catalogue;
  }

  /** A mapping, or why there is none; each error with {@code file:line#pointer}. */
  record Reading(Mapping mapping, List<String> errors) {}

  /**
   * @param file its name, for people
   */
  Reading read(String file, String text) {
    Located root = Located.read(file, text);
    if (!root.errors().isEmpty()) {
      return new Reading(null, root.errors());
    }
    root.onlyKnows(FILE);
    Set<String> connectors = connectors(root.get("connectors"));
    List<Rule> rules = rules(root.get("rules"));
    List<Sample> samples = root.get("samples").present() ? samples(root.get("samples")) : List.of();
    if (!root.errors().isEmpty()) {
      return new Reading(null, List.copyOf(root.errors()));
    }
    warnOfOverlaps(root.get("rules"), rules);
    warnOfPlainTopics(root.get("rules"), rules);
    return new Reading(
        new Mapping(file, connectors, rules, samples, List.copyOf(root.warnings())), List.of());
  }

  private static Set<String> connectors(Located at) {
    Set<String> names = new HashSet<>();
    if (at.present()) {
      at.elements().forEach(each -> each.text().ifPresent(names::add));
    }
    return Set.copyOf(names);
  }

  private List<Rule> rules(Located at) {
    if (!at.present()) {
      at.error("is missing, expected the rules, one for each topic pattern");
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    for (Located each : at.elements()) {
      new RuleReader(each, network, catalogue).read().ifPresent(rules::add);
    }
    if (rules.isEmpty() && at.errors().isEmpty()) {
      at.error("is empty, expected at least one rule");
    }
    return List.copyOf(rules);
  }

  private static void warnOfOverlaps(Located at, List<Rule> rules) {
    for (int later = 1; later < rules.size(); later++) {
      for (int first = 0; first < later; first++) {
        if (rules.get(first).topic().overlaps(rules.get(later).topic())) {
          at.elements()
              .get(later)
              .get("topic")
              .warn(
                  "'%s' overlaps '%s' of %s; for topics of both the first rule is used"
                      .formatted(
                          rules.get(later).topic(),
                          rules.get(first).topic(),
                          rules.get(first).pointer()));
        }
      }
    }
  }

  private void warnOfPlainTopics(Located at, List<Rule> rules) {
    TopicPattern plain = TopicPattern.parse("looptwin/v1/" + network.name() + "/#");
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).topic().overlaps(plain)) {
        at.elements()
            .get(i)
            .get("topic")
            .warn("is not used for topics of the plain profile, %s".formatted(plain));
      }
    }
  }

  private static List<Sample> samples(Located at) {
    List<Sample> samples = new ArrayList<>();
    for (Located each : at.elements()) {
      each.onlyKnows(SAMPLE);
      Optional<String> topic = each.get("topic").text();
      if (topic.isEmpty() || each.get("payload").node().isMissingNode()) {
        each.error("is no sample, expected {\"topic\":\"...\",\"payload\":...}");
      } else {
        samples.add(new Sample(topic.get(), payload(each.get("payload").node())));
      }
    }
    return List.copyOf(samples);
  }

  /** A text stands for itself, everything else for its JSON. */
  static byte[] payload(JsonNode node) {
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON pointer; complains when it is none. */
  static Optional<JsonPointer> pointer(Located at) {
    return at.text()
        .flatMap(
            text -> {
              try {
                return Optional.of(JsonPointer.compile(text));
              } catch (IllegalArgumentException e) {
                at.error("is '%s', no JSON pointer, expected e.g. /data/temp".formatted(text));
                return Optional.empty();
              }
            });
  }
}
