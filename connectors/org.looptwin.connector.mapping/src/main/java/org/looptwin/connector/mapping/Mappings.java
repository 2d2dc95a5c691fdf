package org.looptwin.connector.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mappings in force, in the order of their files' names. Immutable. */
record Mappings(List<Mapping> all) {
  static final Mappings NONE = new Mappings(List.of());

  Optional<Mapping.Fit> find(String connector, String topic) {
    return all.stream()
        .filter(mapping -> mapping.concerns(connector))
        .flatMap(mapping -> mapping.find(topic).stream())
        .findFirst();
  }

  List<String> filters(String connector) {
    return all.stream()
        .filter(mapping -> mapping.concerns(connector))
        .flatMap(mapping -> mapping.rules().stream())
        .map(rule -> rule.topic().filter())
        .distinct()
        .toList();
  }

  /** Rules of two files for the same topics, in words. */
  List<String> overlaps() {
    List<String> found = new ArrayList<>();
    for (int later = 1; later < all.size(); later++) {
      for (int first = 0; first < later; first++) {
        overlaps(all.get(first), all.get(later), found);
      }
    }
    return found;
  }

  private static void overlaps(Mapping first, Mapping later, List<String> found) {
    boolean together =
        first.connectors().isEmpty()
            || later.connectors().isEmpty()
            || first.connectors().stream().anyMatch(later.connectors()::contains);
    for (Rule one : first.rules()) {
      for (Rule two : later.rules()) {
        if (together && one.topic().overlaps(two.topic())) {
          found.add(
              "%s: '%s' overlaps '%s' of %s; for topics of both the latter is used"
                  .formatted(later.file(), two.topic(), one.topic(), first.file()));
        }
      }
    }
  }
}
