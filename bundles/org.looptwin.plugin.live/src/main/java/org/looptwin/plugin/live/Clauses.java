package org.looptwin.plugin.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The clauses of a manifest header: names with attributes and directives. */
final class Clauses {
  private Clauses() {}

  /**
   * @param name e.g. a package
   * @param attributes by name; directives end in a colon, e.g. {@code resolution:}
   */
  record Clause(String name, Map<String, String> attributes) {}

  static List<Clause> of(String header) {
    List<Clause> clauses = new ArrayList<>();
    if (header == null || header.isBlank()) {
      return clauses;
    }
    for (String clause : split(header, ',')) {
      List<String> parts = split(clause, ';');
      Map<String, String> attributes = new TreeMap<>();
      List<String> names = new ArrayList<>();
      for (String part : parts) {
        int equals = part.indexOf('=');
        if (equals < 0) {
          names.add(part.strip());
        } else {
          attributes.put(part.substring(0, equals).strip(), unquoted(part.substring(equals + 1)));
        }
      }
      names.forEach(name -> clauses.add(new Clause(name, attributes)));
    }
    return clauses;
  }

  private static String unquoted(String value) {
    String bare = value.strip();
    return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      quoted ^= c == '"';
      if (c == separator && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
