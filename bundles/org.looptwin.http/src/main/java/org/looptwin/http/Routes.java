package org.looptwin.http;

import static org.looptwin.http.wire.Route.get;
import static org.looptwin.http.wire.Route.open;
import static org.looptwin.http.wire.Route.post;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.http.access.Role;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.events.EventStream;
import org.looptwin.http.wire.Route;

/** All addresses of this server. */
final class Routes {
  private static final String API = "/api/v1";

  private final Backend backend;
  private final EventStream events;
  private final Duration durableWithin;

  /**
   * @param durableWithin how long telemetry waits until it is durable
   */
  Routes(Backend backend, EventStream events, Duration durableWithin) {
    this.backend = backend;
    this.events = events;
    this.durableWithin = durableWithin;
  }

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    twin(routes);
    loop(routes);
    operations(routes, "");
    operations(routes, API);
    page(routes);
    return routes;
  }

  private void twin(List<Route> routes) {
    TwinResource twin = new TwinResource(backend);
    HistoryResource history = new HistoryResource(backend);
    TelemetryResource telemetry = new TelemetryResource(backend, durableWithin);
    routes.add(get(API + "/twin", twin::twin));
    routes.add(get(API + "/twin/nodes/{id}", twin::node));
    routes.add(get(API + "/case", new CaseResource(backend)::current));
    routes.add(get(API + "/caller", new CallerResource(backend::clock)::caller));
    routes.add(get(API + "/history/market/{series}", history::ofMarket));
    routes.add(get(API + "/history/lane/{id}/{metric}", history::ofLane));
    routes.add(get(API + "/history/battery/{id}/{metric}", history::ofBattery));
    routes.add(get(API + "/history/{id}/{metric}", history::ofNode));
    routes.add(get(API + "/events", events::listen));
    routes.add(post(API + "/telemetry", Role.OPERATOR, telemetry::take));
    routes.add(get(API + "/account", new AccountResource(backend)::account));
  }

  private void loop(List<Route> routes) {
    PlanResource plans = new PlanResource(backend);
    DecisionResource decisions = new DecisionResource(backend, new CauseChain(backend, plans));
    routes.add(get(API + "/forecasts", plans::forecasts));
    routes.add(get(API + "/uncertainty", plans::uncertainty));
    routes.add(get(API + "/plans", plans::plans));
    routes.add(get(API + "/plans/{id}", plans::plan));
    routes.add(get(API + "/compliance", plans::compliance));
    routes.add(get(API + "/decisions", decisions::decisions));
    routes.add(get(API + "/decisions/{id}", decisions::decision));
    routes.add(post(API + "/decisions/{id}/approve", Role.OPERATOR, decisions::approve));
    routes.add(post(API + "/decisions/{id}/reject", Role.OPERATOR, decisions::reject));
    routes.add(get(API + "/alarms", decisions::alarms));
    routes.add(get(API + "/rules", new RulesResource(backend)::rules));
  }

  private void operations(List<Route> routes, String base) {
    HealthResource health = new HealthResource(backend);
    routes.add(open(base + "/health/live", health::live));
    routes.add(open(base + "/health/ready", health::ready));
    routes.add(get(base + "/metrics", new MetricsPage(backend, events::listeners)::page));
    if (!base.isEmpty()) {
      routes.add(get(base + "/connectors", health::connectors));
    }
  }

  private static void page(List<Route> routes) {
    PageFiles files = new PageFiles();
    routes.add(get(API + "/openapi.json", files.file("openapi.json")));
    routes.add(get("/", files.file("index.html")));
    routes.add(get("/{file}", files::named));
  }
}
