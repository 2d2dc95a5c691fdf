package org.looptwin.connector.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An MQTT topic filter whose levels may have names: {@code factory/{line}/machines/+/#}. Immutable.
 */
final class TopicPattern {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)}");

  private final String text;
  private final List<String> levels;

  private TopicPattern(String text, List<String> levels) {
    this.text = text;
    this.levels = levels;
  }

  /**
   * @throws IllegalArgumentException when it is none; the message says what is wrong
   */
  static TopicPattern parse(String text) {
    List<String> levels = List.of(text.split("/", -1));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      check(levels.get(i), i == levels.size() - 1, names);
    }
    if (text.isEmpty() || text.startsWith("$") || text.startsWith("/#")) {
      throw new IllegalArgumentException(
          "'%s' is no topic pattern; expected e.g. factory/{line}/temperature".formatted(text));
    }
    return new TopicPattern(text, levels);
  }

  private static void check(String level, boolean last, Set<String> names) {
    var name = NAME.matcher(level);
    if (name.matches()) {
      if (!names.add(name.group(1))) {
        throw new IllegalArgumentException("the level %s stands twice".formatted(level));
      }
    } else if (level.equals("#") && !last) {
      throw new IllegalArgumentException("'#' stands before the end; expected it last");
    } else if (level.matches(".*[{}].*") || level.length() > 1 && level.matches(".*[+#].*")) {
      throw new IllegalArgumentException(
          "the level '%s' is mixed; expected a text, {name}, + or #".formatted(level));
    }
  }

  /** What to subscribe to. */
  String filter() {
    return levels.stream()
        .map(level -> NAME.matcher(level).matches() ? "+" : level)
        .collect(Collectors.joining("/"));
  }

  /** The names of its levels. */
  Set<String> names() {
    return levels.stream()
        .map(NAME::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .collect(Collectors.toSet());
  }

  /** The named levels of a topic, or empty when it does not fit. */
  Optional<Map<String, String>> match(String topic) {
    String[] given = topic.split("/", -1);
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (level.equals("#")) {
        return Optional.of(named);
      }
      if (i >= given.length) {
        return Optional.empty();
      }
      var name = NAME.matcher(level);
      if (name.matches()) {
        named.put(name.group(1), given[i]);
      } else if (!level.equals("+") && !level.equals(given[i])) {
        return Optional.empty();
      }
    }
    return given.length == levels.size() ? Optional.of(named) : Optional.empty();
  }

  /** Whether some topic fits both. */
  boolean overlaps(TopicPattern other) {
    return overlap(levels, other.levels);
  }

  private static boolean overlap(List<String> one, List<String> two) {
    for (int i = 0; ; i++) {
      boolean oneEnds = i >= one.size();
      boolean twoEnds = i >= two.size();
      if (oneEnds || twoEnds) {
        return oneEnds && twoEnds
            || !oneEnds && one.get(i).equals("#")
            || !twoEnds && two.get(i).equals("#");
      }
      if (one.get(i).equals("#") || two.get(i).equals("#")) {
        return true;
      }
      if (!any(one.get(i)) && !any(two.get(i)) && !one.get(i).equals(two.get(i))) {
        return false;
      }
    }
  }

  private static boolean any(String level) {
    return level.equals("+") || NAME.matcher(level).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
