package org.looptwin.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.plugin.api.Plugins;
import org.looptwin.twin.api.DiskWatch;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.IngestAccount.Counts;
import org.looptwin.twin.api.Journal;

/** What Prometheus scrapes. */
final class MetricsPage {
  private static final List<String> REASONS =
      List.of(
          "malformed",
          "unknown-node",
          "unknown-metric",
          "unit",
          "range",
          "future",
          "conflict",
          "too-large");
  private static final Counts NONE = new Counts(0, 0, 0, Map.of(), 0, 0, 0);
  private static final String READINGS = "looptwin_readings_total";
  private static final String PENDING = "looptwin_readings_pending";

  private final Backend backend;
  private final IntSupplier listeners;
  private final Health health;
  private final StageTimes stages;

  MetricsPage(Backend backend, IntSupplier listeners, Health health, StageTimes stages) {
    this.backend = backend;
    this.listeners = listeners;
    this.health = health;
    this.stages = stages;
  }

  Reply page(Request request) {
    Exposition page = new Exposition();
    readings(page);
    offsets(page);
    backend.desk().ifPresent(desk -> LoopMetrics.desk(page, desk, journal()));
    stages.write(page);
    connectors(page);
    health(page);
    backend.disk().flatMap(DiskWatch::latest).ifPresent(use -> DiskMetrics.write(page, use));
    backend.plugins().map(Plugins::all).ifPresent(all -> PluginMetrics.write(page, all));
    page.single(
        "looptwin_event_listeners", "gauge", "Clients of /api/v1/events.", listeners.getAsInt());
    JvmMetrics.write(page);
    return Reply.of(200, Exposition.TYPE, page.toString());
  }

  private void readings(Exposition page) {
    Map<String, Counts> counts = counts();
    page.family(
        READINGS,
        "counter",
        "Readings since the start; received = accepted + duplicate + rejected + pending.");
    counts.forEach((connector, of) -> readings(page, connector, of));
    page.family(PENDING, "gauge", "Readings taken but not yet durable.");
    counts.forEach((connector, of) -> page.sample(PENDING, of.pending(), "connector", connector));
    byConnector(
        page,
        counts,
        "looptwin_readings_skewed_total",
        "Accepted although their clock is 90 s to 24 h ahead.",
        Counts::skewed);
    byConnector(
        page,
        counts,
        "looptwin_readings_late_total",
        "Accepted but older than the newest of their series.",
        Counts::late);
  }

  private static void readings(Exposition page, String connector, Counts counts) {
    reading(page, connector, "received", "", counts.received());
    reading(page, connector, "accepted", "", counts.accepted());
    reading(page, connector, "duplicate", "", counts.duplicate());
    TreeSet<String> reasons = new TreeSet<>(REASONS);
    reasons.addAll(counts.rejected().keySet());
    for (String reason : reasons) {
      reading(page, connector, "rejected", reason, counts.rejected().getOrDefault(reason, 0L));
    }
  }

  private static void reading(
      Exposition page, String connector, String outcome, String reason, long count) {
    page.sample(READINGS, count, "connector", connector, "outcome", outcome, "reason", reason);
  }

  private static void byConnector(
      Exposition page,
      Map<String, Counts> counts,
      String name,
      String help,
      ToLongFunction<Counts> count) {
    page.family(name, "counter", help);
    counts.forEach(
        (connector, of) -> page.sample(name, count.applyAsLong(of), "connector", connector));
  }

  /** One cut through the account; connectors that had no message yet count 0. */
  private Map<String, Counts> counts() {
    Map<String, Counts> counts = new TreeMap<>();
    counts.put(TelemetryResource.CONNECTOR, NONE);
    backend.connectors().forEach(connector -> counts.put(connector.name(), NONE));
    backend.account().map(IngestAccount::counts).ifPresent(counts::putAll);
    return counts;
  }

  private long journal() {
    return backend.journal().map(Journal::last).orElse(0L);
  }

  private void health(Exposition page) {
    page.family(
        "looptwin_health_up",
        "gauge",
        "1 while this check of /health/ready is UP or WARNING, else 0.");
    List<Health.Check> checks = health.checks();
    for (Health.Check check : checks) {
      page.sample("looptwin_health_up", check.up() ? 1 : 0, "check", check.name());
    }
    page.family(
        "looptwin_health_warning",
        "gauge",
        "1 while this check of /health/ready is a WARNING: data flows, but look at it.");
    for (Health.Check check : checks) {
      boolean warning = check.state() == Health.State.WARNING;
      page.sample("looptwin_health_warning", warning ? 1 : 0, "check", check.name());
    }
  }

  private void offsets(Exposition page) {
    backend
        .journal()
        .ifPresent(
            journal ->
                page.single(
                    "looptwin_journal_offset",
                    "gauge",
                    "Offset of the newest durable reading.",
                    journal.last()));
    backend
        .twin()
        .ifPresent(
            twin ->
                page.single(
                    "looptwin_twin_revision",
                    "gauge",
                    "Journal offset that the twin contains.",
                    twin.snapshot().revision()));
    FollowerMetrics.write(page, Followers.of(backend));
  }

  private void connectors(Exposition page) {
    page.family("looptwin_connector_running", "gauge", "1 while data can flow, else 0.");
    for (Connector connector : backend.connectors()) {
      double running = connector.state() == ConnectionState.RUNNING ? 1 : 0;
      page.sample("looptwin_connector_running", running, "connector", connector.name());
    }
  }
}
