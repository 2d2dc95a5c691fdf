package org.looptwin.http.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters behind the question mark. */
public final class Query {
  private static final int ORDINARY_LIST = 100;
  private static final int LONGEST_LIST = 1_000;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> twice = new LinkedHashSet<>();

  /**
   * @param raw as in the address, still encoded; null for none
   */
  public Query(String raw) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (values.putIfAbsent(decode(name), value) != null) {
        twice.add(decode(name));
      }
    }
  }

  /**
   * What is not heeded would be lost without a word.
   *
   * @param known the names that are heeded
   * @throws Refusal with status 400 when another one stands there, or one stands there twice
   */
  void check(List<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw Refusal.badRequest(
            "'%s' in the address is unknown here; expected %s.",
            name, known.isEmpty() ? "nothing after '?'" : "some of " + String.join(", ", known));
      }
    }
    values.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            throw Refusal.badRequest(
                "'%s' in the address has no value; expected one, or not to be there.", name);
          }
        });
    for (String name : twice) {
      throw Refusal.badRequest(
          "'%s' stands more than once in the address; expected it once.", name);
    }
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * How many of a list are wanted.
   *
   * @throws Refusal with status 400 when it is no whole number from 1 to {@value #LONGEST_LIST}
   */
  public int limit() {
    String text = get("limit").orElse(String.valueOf(ORDINARY_LIST));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > LONGEST_LIST) {
      throw Refusal.badRequest(
          "limit is '%s'; expected a whole number from 1 to %d.", text, LONGEST_LIST);
    }
    return Integer.parseInt(text);
  }

  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("'%s' in the address is no valid percent-encoding.", encoded);
    }
  }
}
