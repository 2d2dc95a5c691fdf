package org.looptwin.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status e.g. 200
 * @param headers beside those that every reply carries; each value becomes a line of its own
 * @param body empty for a stream
 * @param stream takes over the connection; null for an ordinary reply
 * @param length bytes of the stream; 0 when it is not known
 * @param done run once the reply is sent, or cannot be; for a stream once it has returned
 */
public record Reply(
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    Stream stream,
    long length,
    Runnable done) {
  private static final String TYPE = "Content-Type";
  private static final Runnable NOTHING = () -> {};

  /** Writes a body that is not made before it is sent. */
  @FunctionalInterface
  public interface Stream {
    /**
     * Called once the headers are sent.
     *
     * @throws java.io.IOException lets the client go, who sees that something is missing
     */
    void writeTo(Wire wire) throws java.io.IOException;
  }

  public static Reply json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  public static Reply json(JsonNode body) {
    return json(200, body);
  }

  public static Reply of(int status, String type, String body) {
    return whole(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply file(String type, byte[] body) {
    return whole(200, type, body);
  }

  private static Reply whole(int status, String type, byte[] body) {
    return new Reply(status, Map.of(TYPE, List.of(type)), body, null, 0, NOTHING);
  }

  /**
   * @param stream keeps the wire and must return quickly
   */
  public static Reply stream(String type, Stream stream) {
    return stream(type, 0, stream);
  }

  /**
   * @param length bytes that the stream writes before it closes the wire
   */
  public static Reply stream(String type, long length, Stream stream) {
    return new Reply(200, Map.of(TYPE, List.of(type)), new byte[0], stream, length, NOTHING);
  }

  public Reply with(String header, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(header, List.of(values));
    return new Reply(status, more, body, stream, length, done);
  }

  /** The same, with something to do when it is over. */
  public Reply afterwards(Runnable action) {
    return new Reply(status, headers, body, stream, length, action);
  }
}
