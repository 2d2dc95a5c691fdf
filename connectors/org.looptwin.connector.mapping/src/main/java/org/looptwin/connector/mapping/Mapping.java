package org.looptwin.connector.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.connector.api.MappingTrials.Sample;

/**
 * A mapping file as it was read. Immutable.
 *
 * @param file its name, for people
 * @param connectors whose messages it is for; empty for everybody's
 * @param warnings each with {@code file:line#pointer}
 */
record Mapping(
    String file,
    Set<String> connectors,
    List<Rule> rules,
    List<Sample> samples,
    List<String> warnings) {

  /** A rule that fits a topic, and what the topic's levels say. */
  record Fit(Rule rule, Map<String, String> levels) {}

  boolean concerns(String connector) {
    return connectors.isEmpty() || connectors.contains(connector);
  }

  /** The first rule for a topic. */
  Optional<Fit> find(String topic) {
    for (Rule rule : rules) {
      Optional<Map<String, String>> levels = rule.topic().match(topic);
      if (levels.isPresent()) {
        return Optional.of(new Fit(rule, levels.get()));
      }
    }
    return Optional.empty();
  }
}
