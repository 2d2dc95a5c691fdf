package org.looptwin.decision.ledger;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link CanonicalValue} as JSON in exactly one way: sorted keys, no blanks, shortest
 * doubles (as {@code Double.toString} of Java 19 and later, whatever Java runs), control characters
 * escaped, everything else as it is.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String write(Object value) {
    StringBuilder out = new StringBuilder(256);
    append(value, out);
    return out.toString();
  }

  /** The shortest decimal that reads back as the same double, e.g. {@code 0.1}, {@code 2.0E23}. */
  static String number(double value) {
    return NumberOutput.toString(value, true);
  }

  private static void append(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      appendMap(map, out);
    } else if (value instanceof List<?> list) {
      appendList(list, out);
    } else if (value instanceof String text) {
      appendText(text, out);
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else {
      out.append(value); // null, boolean, whole number
    }
  }

  private static void appendMap(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      appendText((String) entry.getKey(), out);
      out.append(':');
      append(entry.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void appendList(List<?> list, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      append(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      appendCharacter(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void appendCharacter(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
