package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.looptwin.model.telemetry.Quality;

/**
 * One value as it was sent, before anything is known of its metric.
 *
 * @param value a JSON number, boolean or text
 * @param unit as sent, "" when missing
 * @param seq the sender's counter, or -1
 * @param src the sender, "" when missing
 */
record Sample(JsonNode value, String unit, Quality quality, long seq, String src, Instant ts) {
  private static final Quality[] QUALITIES = Quality.values();
  private static final int LONGEST_UNIT = 32;
  private static final int LONGEST_SRC = 128;

  /**
   * @param field the JSON object with {@code v}, or a bare value
   * @param outer what is missing in {@code field}; the same object for a single value
   */
  static Sample read(JsonNode field, JsonNode outer) throws Malformed {
    boolean bare = !field.isObject();
    JsonNode own = bare ? outer : field;
    JsonNode value = bare ? field : field.get("v");
    if (value == null || !value.isValueNode() || value.isNull()) {
      throw new Malformed("There is no 'v'; expected a number, a boolean or a text.");
    }
    return new Sample(
        value,
        bare ? "" : text(field.get("u"), "u", LONGEST_UNIT),
        quality(either(own, outer, "q")),
        seq(either(own, outer, "seq")),
        text(either(own, outer, "src"), "src", LONGEST_SRC),
        TimeReader.read(either(own, outer, "ts")));
  }

  private static JsonNode either(JsonNode own, JsonNode outer, String name) {
    JsonNode found = own.get(name);
    return found == null ? outer.get(name) : found;
  }

  private static Quality quality(JsonNode node) throws Malformed {
    String text = text(node, "q", LONGEST_UNIT);
    for (Quality quality : QUALITIES) {
      if (quality.name().equals(text)) {
        return quality;
      }
    }
    if (text.isEmpty()) {
      return Quality.GOOD;
    }
    throw new Malformed("'q' is '%s'; expected GOOD, UNCERTAIN or BAD.", text);
  }

  private static long seq(JsonNode node) throws Malformed {
    if (node == null || node.isNull()) {
      return -1;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw new Malformed("'seq' is no whole number of 0 or more.");
    }
    return node.longValue();
  }

  private static String text(JsonNode node, String name, int longest) throws Malformed {
    if (node == null || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw new Malformed("'%s' is no text.", name);
    }
    String text = node.textValue();
    if (text.length() > longest) {
      throw new Malformed("'%s' has %d characters, more than %d.", name, text.length(), longest);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        throw new Malformed("'%s' holds control characters or surrogates.", name);
      }
    }
    return text;
  }
}
