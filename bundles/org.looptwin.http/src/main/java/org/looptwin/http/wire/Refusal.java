package org.looptwin.http.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Ends a request with a problem of RFC 9457. Its detail names the thing, the value, the limit and
 * the remedy.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(422, "Not acceptable as it is"),
          Map.entry(500, "Internal error"),
          Map.entry(503, "Not available"));

  private final int status;
  private final transient Map<String, List<String>> headers;
  private final String pointer;

  private Refusal(int status, String detail, Map<String, List<String>> headers, String pointer) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = headers;
    this.pointer = pointer;
  }

  public static Refusal of(int status, String detail, Object... values) {
    return new Refusal(status, detail.formatted(values), Map.of(), "");
  }

  public static Refusal badRequest(String detail, Object... values) {
    return of(400, detail, values);
  }

  public static Refusal notFound(String detail, Object... values) {
    return of(404, detail, values);
  }

  /** Something is missing that may come. */
  public static Refusal notAvailable(String detail, Object... values) {
    return of(503, detail, values).with("Retry-After", "2");
  }

  /**
   * @param values a line for each
   */
  public Refusal with(String header, String... values) {
    return new Refusal(status, getMessage(), Map.of(header, List.of(values)), pointer);
  }

  /**
   * @param newPointer JSON pointer (RFC 6901) to what of the body is refused
   */
  public Refusal at(String newPointer) {
    return new Refusal(status, getMessage(), headers, newPointer);
  }

  public int status() {
    return status;
  }

  Reply reply(String instance) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "about:blank").put("title", TITLES.getOrDefault(status, "Problem"));
    body.put("status", status).put("detail", getMessage()).put("instance", instance);
    if (!pointer.isEmpty()) {
      body.putArray("errors").addObject().put("pointer", pointer).put("detail", getMessage());
    }
    Reply reply = Reply.of(status, "application/problem+json", body.toString());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue().toArray(String[]::new));
    }
    return reply;
  }
}
