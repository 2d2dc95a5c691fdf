package org.looptwin.http.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters behind the question mark; the first counts when a name stands twice. */
public final class Query {
  private static final int ORDINARY_LIST = 100;
  private static final int LONGEST_LIST = 1_000;

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param raw as in the address, still encoded; null for none
   */
  public Query(String raw) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
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
