package org.looptwin.connector.mqtt;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a connection asks its broker for; changes when a mapping file does. Thread-safe. */
final class Subscriptions {
  /** Stands for everything below the network's root. */
  private static final String ROOT = "root";

  /** Stands for the topics of the mappings' rules. */
  private static final String MAPPING = "mapping";

  private final List<String> settings;
  private final Topics topics;
  private final Supplier<List<String>> mapped;

  /**
   * @param setting filters with commas or spaces between them; empty for {@code root, mapping}
   * @param mapped the filters of the mappings' rules
   */
  Subscriptions(String setting, Topics topics, Supplier<List<String>> mapped) {
    this.settings =
        setting.isBlank()
            ? List.of(ROOT, MAPPING)
            : Arrays.stream(setting.strip().split("[,\\s]+")).toList();
    this.topics = topics;
    this.mapped = mapped;
  }

  /** The filters, each once. */
  Set<String> filters() {
    Set<String> filters = new LinkedHashSet<>();
    for (String each : settings) {
      switch (each) {
        case ROOT -> filters.add(topics.filter());
        case MAPPING -> filters.addAll(mapped.get());
        default -> filters.add(each);
      }
    }
    return filters;
  }
}
