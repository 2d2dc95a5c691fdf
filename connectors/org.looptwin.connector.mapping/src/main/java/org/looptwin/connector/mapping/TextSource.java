package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a text comes from: it stands in the mapping, perhaps with levels of the topic in it, or at
 * a pointer into the payload; perhaps looked up in a table. Immutable.
 *
 * @param template a text with {@code {level}}s; null when there is a pointer
 * @param pointer into the payload; null when there is a template
 * @param table what it is called there to what it is called here; empty for none
 * @param otherwise for what is missing or not in the table; null for none
 */
record TextSource(
    String template, JsonPointer pointer, Map<String, String> table, String otherwise) {
  private static final Pattern LEVEL = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  static TextSource literal(String template) {
    return new TextSource(template, null, Map.of(), null);
  }

  /** What it says, before the table; empty when the payload has nothing there. */
  Optional<String> raw(Scope scope) {
    if (pointer == null) {
      Matcher levels = LEVEL.matcher(template);
      return Optional.of(
          levels.replaceAll(
              level -> Matcher.quoteReplacement(scope.levels().getOrDefault(level.group(1), ""))));
    }
    JsonNode found = scope.find(pointer);
    return found.isValueNode() && Scope.present(found)
        ? Optional.of(found.asText())
        : Optional.empty();
  }

  /** The text; empty when it is missing or not in the table, and nothing stands in for it. */
  Optional<String> read(Scope scope) {
    Optional<String> raw = raw(scope);
    Optional<String> found = table.isEmpty() ? raw : raw.map(table::get);
    return found.or(() -> Optional.ofNullable(otherwise));
  }

  /** Why {@link #read} is empty. */
  String whyNot(Scope scope) {
    Optional<String> raw = raw(scope);
    String place = pointer == null ? template : "'" + scope.place(pointer) + "'";
    return raw.isEmpty()
        ? "there is nothing at %s".formatted(place)
        : "'%s' at %s is not in the table, expected one of %s"
            .formatted(Unfit.shown(raw.get()), place, some(table.keySet()));
  }

  /** Every text that it can give, or empty when that depends on the message. */
  Optional<List<String>> possible() {
    if (!table.isEmpty()) {
      return Optional.of(
          java.util.stream.Stream.concat(
                  table.values().stream(), Optional.ofNullable(otherwise).stream())
              .distinct()
              .toList());
    }
    return pointer == null && levels().isEmpty()
        ? Optional.of(List.of(template))
        : Optional.empty();
  }

  /** The levels of the topic that it asks for. */
  Set<String> levels() {
    return template == null
        ? Set.of()
        : LEVEL.matcher(template).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  /** At most ten of them, for people. */
  static String some(Collection<String> all) {
    String first = all.stream().sorted().limit(10).collect(Collectors.joining(", "));
    return all.size() <= 10 ? first : first + ", ... (" + all.size() + ")";
  }
}
