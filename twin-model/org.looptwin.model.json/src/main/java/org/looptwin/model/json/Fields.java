package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads the fields of a JSON object.
 *
 * @param what the object is, for messages, e.g. {@code plan.shares}
 * @param pointer where it stands in the document, RFC 6901, e.g. {@code /shares}
 * @param node the object
 */
record Fields(String what, String pointer, JsonNode node) {
  /**
   * @throws IllegalArgumentException when it is no object
   */
  Fields {
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("%s is no JSON object".formatted(what));
    }
  }

  /**
   * The document itself.
   *
   * @param what it is, for messages, e.g. {@code plan}
   */
  Fields(String what, JsonNode node) {
    this(what, "", node);
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields object(String name) {
    return new Fields(what + "." + name, at(name), required(name));
  }

  /** The text, or null when missing or null. */
  String text(String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  String textOr(String name, String fallback) {
    return has(name) ? node.get(name).asText() : fallback;
  }

  /** The number; NaN for null, which stands for a number that is not finite. */
  double number(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw problem(name, "missing", "a number");
    }
    return value.isNull() ? Double.NaN : numeric(name, value);
  }

  /** The number, or null when missing or null. */
  Double numberOrNull(String name) {
    return has(name) ? (Double) numeric(name, node.get(name)) : null;
  }

  long whole(String name, long fallback) {
    if (!has(name)) {
      return fallback;
    }
    if (!node.get(name).canConvertToLong() || !node.get(name).isIntegralNumber()) {
      throw problem(name, node.get(name).toString(), "a whole number");
    }
    return node.get(name).longValue();
  }

  boolean flag(String name) {
    return node.path(name).asBoolean(false);
  }

  <E extends Enum<E>> E word(String name, Class<E> type) {
    try {
      return Enum.valueOf(type, required(name).asText());
    } catch (IllegalArgumentException e) {
      throw problem(name, node.get(name).toString(), "one of " + List.of(type.getEnumConstants()));
    }
  }

  Instant time(String name) {
    return parsed(name, Instant::parse, "a time like 2024-03-01T06:00:00Z");
  }

  YearMonth month(String name) {
    return parsed(name, YearMonth::parse, "a month like 2025-01");
  }

  /** The text, which must be there. */
  String textRequired(String name) {
    return required(name).asText();
  }

  /** The list, each element read by {@code read}; empty when missing. */
  <T> List<T> list(String name, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    for (JsonNode element : node.path(name)) {
      try {
        list.add(read.apply(element));
      } catch (UnreadableField e) {
        throw e.of(at(name), list.size());
      }
    }
    return list;
  }

  List<String> texts(String name) {
    return list(name, JsonNode::asText);
  }

  List<Double> numbers(String name) {
    return list(name, element -> numeric(name, element));
  }

  /** The map in the order of the object; empty when missing. */
  <K, V> Map<K, V> map(String name, Function<String, K> key, Function<Fields, V> value) {
    Map<K, V> map = new LinkedHashMap<>();
    node.path(name)
        .fieldNames()
        .forEachRemaining(
            field ->
                map.put(object(name).key(field, key), value.apply(object(name).object(field))));
    return map;
  }

  /** The map of lists of numbers, or of single values by {@code read}. */
  <K, V> Map<K, V> mapOf(String name, Function<String, K> key, BiFunction<Fields, String, V> read) {
    return node.path(name).isEmpty() ? new LinkedHashMap<>() : object(name).each(key, read);
  }

  /** The same of the object itself. */
  <K, V> Map<K, V> each(Function<String, K> key, BiFunction<Fields, String, V> read) {
    Map<K, V> map = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(field -> map.put(key(field, key), read.apply(this, field)));
    return map;
  }

  private <K> K key(String field, Function<String, K> key) {
    try {
      return key.apply(field);
    } catch (IllegalArgumentException e) {
      throw new UnreadableField(what, pointer, "holding the unknown key " + field, "known keys");
    }
  }

  private JsonNode required(String name) {
    if (!has(name)) {
      throw problem(name, "missing", "a value");
    }
    return node.get(name);
  }

  private <T> T parsed(String name, Function<String, T> parse, String expected) {
    try {
      return parse.apply(required(name).asText());
    } catch (DateTimeException e) {
      throw problem(name, node.get(name).toString(), expected);
    }
  }

  private double numeric(String name, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      String found = value.isNumber() ? value.asText() : value.toString();
      throw problem(name, found, "a finite number");
    }
    return value.doubleValue();
  }

  private IllegalArgumentException problem(String name, String found, String expected) {
    return new UnreadableField(what + "." + name, at(name), found, expected);
  }

  private String at(String name) {
    return pointer + UnreadableField.step(name);
  }
}
