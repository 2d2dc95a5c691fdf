package org.looptwin.http;

import static org.looptwin.http.wire.Route.delete;
import static org.looptwin.http.wire.Route.get;
import static org.looptwin.http.wire.Route.open;
import static org.looptwin.http.wire.Route.post;
import static org.looptwin.http.wire.Route.put;

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
  private static final String[] SPAN = {"from", "to", "every", "fn", "quality", "format"};

  private final Backend backend;
  private final EventStream events;
  private final Health health;
  private final StageTimes stages;
  private final Duration durableWithin;
  private final Turnstile large = new Turnstile(2, "large answers");

  /**
   * @param durableWithin how long telemetry waits until it is durable
   */
  Routes(
      Backend backend,
      EventStream events,
      Health health,
      StageTimes stages,
      Duration durableWithin) {
    this.backend = backend;
    this.events = events;
    this.health = health;
    this.stages = stages;
    this.durableWithin = durableWithin;
  }

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    twin(routes);
    loop(routes);
    changeable(routes);
    operations(routes, "");
    operations(routes, API);
    page(routes);
    return routes;
  }

  private void twin(List<Route> routes) {
    TwinResource twin = new TwinResource(backend, large);
    HistoryResource history = new HistoryResource(backend, large);
    TelemetryResource telemetry = new TelemetryResource(backend, durableWithin);
    routes.add(get(API + "/twin", twin::twin, "at"));
    routes.add(get(API + "/twin/nodes/{id}", twin::node, "at"));
    Route.Handler outlook = new OutlookResource(backend)::node;
    String node = API + "/twin/nodes/{id}";
    routes.add(get(node + "/outlook", outlook, "hours", "metric", "below", "above"));
    routes.add(get(API + "/case", new CaseResource(backend)::current));
    routes.add(get(API + "/caller", new CallerResource(backend::clock)::caller));
    routes.add(get(API + "/history/market/{series}", history::ofMarket, SPAN));
    routes.add(get(API + "/history/lane/{id}/{metric}", history::ofLane, SPAN));
    routes.add(get(API + "/history/battery/{id}/{metric}", history::ofBattery, SPAN));
    routes.add(get(API + "/history/{id}/{metric}", history::ofNode, SPAN));
    Route.Handler passport = new PassportResource(backend)::passport;
    routes.add(get(API + "/passports/{batteryId}", passport));
    routes.add(get(API + "/events", events::listen, EventStream.LAST_ID));
    routes.add(post(API + "/telemetry", Role.PLANT, telemetry::take));
    routes.add(get(API + "/account", new AccountResource(backend)::account));
  }

  private void loop(List<Route> routes) {
    PlanResource plans = new PlanResource(backend);
    DecisionResource decisions = new DecisionResource(backend, new CauseChain(backend, plans));
    routes.add(get(API + "/forecasts", new ForecastResource(backend)::forecasts, "target"));
    Route.Handler record = new ForecastRecordResource(backend)::record;
    routes.add(get(API + "/forecasts/record", record, "target", "limit"));
    routes.add(get(API + "/uncertainty", plans::uncertainty));
    routes.add(get(API + "/plans", plans::plans, "limit"));
    routes.add(post(API + "/plans", Role.ENGINEER, new WhatIfResource(backend)::ask));
    routes.add(post(API + "/fuzzy", Role.ENGINEER, new FuzzyResource(backend)::plan));
    routes.add(get(API + "/plans/{id}", plans::plan));
    routes.add(get(API + "/plans/{id}/comparison", plans::comparison, "with"));
    RiskResource risk = new RiskResource(backend);
    routes.add(get(API + "/risk", risk::stance));
    routes.add(put(API + "/risk/preference", Role.OPERATOR, risk::prefer));
    routes.add(delete(API + "/risk/preference", Role.OPERATOR, risk::forget));
    routes.add(get(API + "/front", risk::front));
    routes.add(post(API + "/front", Role.OPERATOR, risk::begin));
    routes.add(delete(API + "/front", Role.OPERATOR, risk::cancel));
    CoordinationResource coordination = new CoordinationResource(backend);
    routes.add(get(API + "/coordination", coordination::advice));
    routes.add(post(API + "/coordination", Role.ENGINEER, coordination::ask));
    String proposals = API + "/coordination/proposals";
    routes.add(post(proposals, Role.ENGINEER, coordination::propose));
    routes.add(get(proposals + "/{id}", coordination::proposal));
    routes.add(post(proposals + "/{id}/approve", Role.OPERATOR, coordination::approve));
    routes.add(post(proposals + "/{id}/reject", Role.OPERATOR, coordination::reject));
    routes.add(get(API + "/compliance", plans::compliance));
    routes.add(get(API + "/ledger", new LedgerResource(backend, large)::ledger));
    routes.add(get(API + "/decisions", decisions::decisions, "state", "limit"));
    routes.add(get(API + "/decisions/{id}", decisions::decision));
    routes.add(post(API + "/decisions/{id}/approve", Role.OPERATOR, decisions::approve));
    routes.add(post(API + "/decisions/{id}/reject", Role.OPERATOR, decisions::reject));
    AlarmResource alarms = new AlarmResource(backend);
    routes.add(get(API + "/alarms", alarms::alarms));
    routes.add(post(API + "/alarms/{id}/acknowledge", Role.OPERATOR, alarms::acknowledge));
    routes.add(post(API + "/alarms/{id}/shelve", Role.OPERATOR, alarms::shelve));
    routes.add(post(API + "/alarms/{id}/unshelve", Role.OPERATOR, alarms::unshelve));
  }

  private void changeable(List<Route> routes) {
    RuleFileResource file = new RuleFileResource(backend);
    routes.add(get(API + "/rules", new RulesResource(backend)::rules));
    routes.add(post(API + "/rules/dry-run", Role.ENGINEER, new DryRunResource(backend)::run));
    routes.add(get(API + "/rules/{file}", file::text));
    routes.add(put(API + "/rules/{file}", Role.ENGINEER, file::put));
    routes.add(delete(API + "/rules/{file}", Role.ENGINEER, file::delete));
    PluginResource plugins = new PluginResource(backend);
    routes.add(get(API + "/plugins", plugins::plugins));
    routes.add(post(API + "/plugins", Role.ENGINEER, plugins::install, "file", "shadow"));
    routes.add(delete(API + "/plugins/{name}", Role.ENGINEER, plugins::remove));
    routes.add(post(API + "/plugins/{name}/promote", Role.ENGINEER, plugins::promote));
    routes.add(post(API + "/plugins/{name}/rollback", Role.ENGINEER, plugins::rollBack));
  }

  private void operations(List<Route> routes, String base) {
    HealthResource states = new HealthResource(backend, health);
    MetricsPage metrics = new MetricsPage(backend, events::listeners, health, stages);
    routes.add(open(base + "/health/live", states::live));
    routes.add(open(base + "/health/ready", states::ready));
    routes.add(Route.page(base + "/metrics", metrics::page));
    if (!base.isEmpty()) {
      routes.add(get(base + "/connectors", states::connectors));
    }
  }

  private static void page(List<Route> routes) {
    PageFiles files = new PageFiles();
    routes.add(Route.page(API + "/openapi.json", files.file("openapi.json")));
    routes.add(Route.page("/", files.file("index.html")));
    routes.add(Route.page("/{file}", files::named));
  }
}
