package org.looptwin.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request; the first that matches counts. */
public final class Router {
  private final List<Route> routes;

  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** A route and the named parts of the path. */
  record Match(Route route, Map<String, String> parts) {}

  /**
   * @throws Refusal with status 404 or 405 when there is none
   */
  Match find(String method, String rawPath) {
    List<Match> matches = matches(rawPath);
    if (matches.isEmpty()) {
      throw Refusal.notFound(
          "There is nothing at %s. Maybe start at /api/v1/openapi.json.", rawPath);
    }
    String wanted = method.equals("HEAD") ? "GET" : method;
    return matches.stream()
        .filter(match -> match.route().method().equals(wanted))
        .findFirst()
        .orElseThrow(() -> wrongMethod(method, rawPath, matches));
  }

  /** True when the address may be asked by everybody. */
  boolean open(String rawPath) {
    return matches(rawPath).stream()
        .findFirst()
        .filter(match -> match.route().role() == null)
        .isPresent();
  }

  private List<Match> matches(String rawPath) {
    List<Match> matches = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.match(rawPath);
      parts.ifPresent(found -> matches.add(new Match(route, found)));
    }
    return matches;
  }

  private static Refusal wrongMethod(String method, String path, List<Match> matches) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Match match : matches) {
      allowed.add(match.route().method());
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String allow = String.join(", ", allowed);
    return Refusal.of(405, "%s is not possible at %s; expected %s.", method, path, allow)
        .with("Allow", allow);
  }
}
