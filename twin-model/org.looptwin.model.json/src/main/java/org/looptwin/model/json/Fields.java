package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the fields of a JSON object.
 *
 * @param what the object is, for messages, e.g. {@code plan}
 * @param node the object
 */
record Fields(String what, JsonNode node) {
  /**
   * @throws IllegalArgumentException when it is no object
   */
  Fields {
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException("%s is no JSON object".formatted(what));
    }
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields object(String name) {
    return new Fields(what + "." + name, required(name));
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

  /** The list, each element read by {@code read}; empty when missing. */
  <T> List<T> list(String name, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    node.path(name).forEach(element -> list.add(read.apply(element)));
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
            field -> map.put(key(name, field, key), value.apply(object(name).object(field))));
    return map;
  }

  /** The map of lists of numbers, or of single values by {@code read}. */
  <K, V> Map<K, V> mapOf(
      String name, Function<String, K> key, java.util.function.BiFunction<Fields, String, V> read) {
    Map<K, V> map = new LinkedHashMap<>();
    node.path(name)
        .fieldNames()
        .forEachRemaining(field -> map.put(key(name, field, key), read.apply(object(name), field)));
    return map;
  }

  private <K> K key(String name, String field, Function<String, K> key) {
    try {
      return key.apply(field);
    } catch (IllegalArgumentException e) {
      throw problem(name, "holding the unknown key " + field, "known keys");
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
      throw problem(name, value.toString(), "a finite number");
    }
    return value.doubleValue();
  }

  private IllegalArgumentException problem(String name, String found, String expected) {
    return new IllegalArgumentException(
        "%s.%s is %s, expected %s".formatted(what, name, found, expected));
  }
}
