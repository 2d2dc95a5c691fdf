package org.looptwin.http.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.http.access.Role;

/**
 * One address and what answers there.
 *
 * @param method GET, POST, PUT or DELETE
 * @param pattern e.g. {@code /api/v1/plans/{id}}; a name in braces takes one part of the path
 * @param role the least role; null for everybody, even without a token
 * @param query the names that are heeded behind the question mark; null for any
 */
public record Route(String method, String pattern, Role role, List<String> query, Handler handler) {

  /** Answers a request; expected refusals are thrown as {@link Refusal}. */
  @FunctionalInterface
  public interface Handler {
    Reply handle(Request request) throws InterruptedException;
  }

  public static Route get(String pattern, Handler handler, String... query) {
    return new Route("GET", pattern, Role.VIEWER, List.of(query), handler);
  }

  /** A page, or what others ask with parameters of their own. */
  public static Route page(String pattern, Handler handler) {
    return new Route("GET", pattern, Role.VIEWER, null, handler);
  }

  public static Route open(String pattern, Handler handler) {
    return new Route("GET", pattern, null, null, handler);
  }

  public static Route post(String pattern, Role role, Handler handler, String... query) {
    return new Route("POST", pattern, role, List.of(query), handler);
  }

  public static Route put(String pattern, Role role, Handler handler) {
    return new Route("PUT", pattern, role, List.of(), handler);
  }

  public static Route delete(String pattern, Role role, Handler handler) {
    return new Route("DELETE", pattern, role, List.of(), handler);
  }

  /** Answers a request that asks for nothing unknown. */
  Reply answer(Request request) throws InterruptedException {
    if (query != null) {
      request.query().check(query);
    }
    return handler.handle(request);
  }

  /** The named parts of the path, or empty when the path is another one. */
  Optional<Map<String, String>> match(String rawPath) {
    String[] expected = pattern.split("/", -1);
    String[] given = rawPath.split("/", -1);
    if (expected.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i++) {
      if (expected[i].startsWith("{")) {
        String name = expected[i].substring(1, expected[i].length() - 1);
        // A plus stands for itself in a path.
        parts.put(name, Query.decode(given[i].replace("+", "%2B")));
      } else if (!expected[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
