package org.looptwin.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is sent back.
 *
 * @param status e.g. 200
 * @param headers beside those that every reply carries
 * @param body empty for a stream
 * @param stream takes over the connection; null for an ordinary reply
 */
public record Reply(int status, Map<String, String> headers, byte[] body, Consumer<Wire> stream) {
  private static final String TYPE = "Content-Type";

  public static Reply json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  public static Reply json(JsonNode body) {
    return json(200, body);
  }

  public static Reply of(int status, String type, String body) {
    return new Reply(status, Map.of(TYPE, type), body.getBytes(StandardCharsets.UTF_8), null);
  }

  public static Reply file(String type, byte[] body) {
    return new Reply(200, Map.of(TYPE, type), body, null);
  }

  /**
   * @param stream told once the headers are sent; must return quickly
   */
  public static Reply stream(String type, Consumer<Wire> stream) {
    return new Reply(200, Map.of(TYPE, type), new byte[0], stream);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, stream);
  }
}
