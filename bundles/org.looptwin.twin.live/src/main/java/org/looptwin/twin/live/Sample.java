package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.Map;
import org.looptwin.model.telemetry.Quality;

/**
 * One value as it was sent, before anything is known of its metric.
 *
 * @param value a JSON number, boolean or text; null only when the quality is BAD
 * @param unit as sent, "" when missing
 * @param seq the sender's counter, or -1
 * @param src the sender, "" when missing
 */
record Sample(JsonNode value, String unit, Quality quality, long seq, String src, Instant ts) {
  private static final Quality[] QUALITIES = Quality.values();
  private static final Map<String, String> LOOK_ALIKES = Map.of("unit", "u", "quality", "q");
  private static final int LONGEST_UNIT = 32;
  private static final int LONGEST_SRC = 128;

  /**
   * @param field the JSON object with {@code v}, or a bare value
   * @param outer what is missing in {@code field}; the same object for a single value
   */
  static Sample read(JsonNode field, JsonNode outer) throws Malformed {
    boolean bare = !field.isObject();
    JsonNode own = bare ? outer : field;
    refuseLookAlikes(own);
    Quality quality = quality(either(own, outer, "q"));
    return new Sample(
        value(bare ? field : field.get("v"), quality),
        bare ? "" : text(field.get("u"), "u", LONGEST_UNIT),
        quality,
        seq(either(own, outer, "seq")),
        text(either(own, outer, "src"), "src", LONGEST_SRC),
        TimeReader.read(either(own, outer, "ts")));
  }

  /** Other keys are passed over, but not those that mean one of ours: the value would be wrong. */
  private static void refuseLookAlikes(JsonNode own) throws Malformed {
    for (Map.Entry<String, String> one : LOOK_ALIKES.entrySet()) {
      if (own.has(one.getKey()) && !own.has(one.getValue())) {
        throw new Malformed(
            "'%s' is no key of a reading; expected '%s'.", one.getKey(), one.getValue());
      }
    }
  }

  /** A sensor that is known to be broken may have no value. */
  private static JsonNode value(JsonNode sent, Quality quality) throws Malformed {
    if (sent == null || sent.isNull()) {
      if (quality == Quality.BAD) {
        return NullNode.getInstance();
      }
      throw new Malformed(
          sent == null
              ? "There is no 'v'; expected a number, a boolean or a text."
              : "'v' is null; expected a number, a boolean or a text, or q BAD.");
    }
    if (!sent.isValueNode()) {
      throw new Malformed("'v' is an object or a list; expected a number, a boolean or a text.");
    }
    return sent;
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
