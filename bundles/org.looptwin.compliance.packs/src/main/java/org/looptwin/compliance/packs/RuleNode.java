package org.looptwin.compliance.packs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object of a pack; every wrong field is an {@link IllegalArgumentException} that names it.
 *
 * @param where the object, for messages, e.g. {@code eu-2023-1542, rule BR-8-2}
 */
record RuleNode(String where, JsonNode json) {
  RuleNode {
    if (json == null || !json.isObject()) {
      throw new IllegalArgumentException("%s is no JSON object".formatted(where));
    }
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  RuleNode object(String name) {
    return new RuleNode(where + "." + name, json.get(name));
  }

  String text(String name) {
    if (!json.path(name).isTextual() || json.get(name).asText().isBlank()) {
      throw wrong(name, "a text");
    }
    return json.get(name).asText();
  }

  String textOr(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  double number(String name) {
    if (!json.path(name).isNumber()) {
      throw wrong(name, "a number");
    }
    return json.get(name).asDouble();
  }

  double numberOr(String name, double fallback) {
    return has(name) ? number(name) : fallback;
  }

  double share(String name) {
    double value = number(name);
    if (!(value >= 0 && value <= 1)) {
      throw wrong(name, "a share in [0, 1]");
    }
    return value;
  }

  LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "a date like 2027-12-31");
    }
  }

  /** The date {@code from}, or {@code by}; a rule may have none. */
  Deadline deadline() {
    if (has("from")) {
      return new Deadline(date("from"));
    }
    return new Deadline(has("by") ? date("by") : null);
  }

  /** The shares in an object, in its order; at least one. */
  Map<String, Double> shares(String name) {
    RuleNode object = has(name) ? object(name) : null;
    if (object == null || object.json.isEmpty()) {
      throw wrong(name, "an object of shares in [0, 1]");
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    object.json.fieldNames().forEachRemaining(key -> shares.put(key, object.share(key)));
    return shares;
  }

  IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        "%s: %s is %s, expected %s"
            .formatted(where, name, json.has(name) ? json.get(name) : "missing", expected));
  }
}
