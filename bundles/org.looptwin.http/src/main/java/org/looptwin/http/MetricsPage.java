package org.looptwin.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.decision.api.DecisionDesk;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.IngestAccount.Counts;

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

  MetricsPage(Backend backend, IntSupplier listeners) {
    this.backend = backend;
    this.listeners = listeners;
  }

  Reply page(Request request) {
    Exposition page = new Exposition();
    readings(page);
    offsets(page);
    backend.desk().ifPresent(desk -> desk(page, desk));
    connectors(page);
    page.single(
        "looptwin_event_listeners", "gauge", "Clients of /api/v1/events.", listeners.getAsInt());
    jvm(page);
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
    backend
        .history()
        .ifPresent(
            history ->
                page.single(
                    "looptwin_history_offset",
                    "gauge",
                    "Journal offset up to which the history is stored.",
                    history.offset()));
  }

  private static void desk(Exposition page, DecisionDesk desk) {
    page.single(
        "looptwin_decided_offset",
        "gauge",
        "Journal offset up to which everything has been decided upon.",
        desk.decidedUpTo());
    page.family("looptwin_decisions", "gauge", "Decisions by their present state.");
    for (DecisionState state : DecisionState.values()) {
      long count = desk.decisions().stream().filter(d -> d.state() == state).count();
      page.sample("looptwin_decisions", count, "state", state.name());
    }
    page.family("looptwin_alarms_standing", "gauge", "Standing alarms by priority.");
    for (Priority priority : Priority.values()) {
      long count = desk.alarms().stream().filter(a -> a.priority() == priority).count();
      page.sample("looptwin_alarms_standing", count, "priority", priority.name());
    }
  }

  private void connectors(Exposition page) {
    page.family("looptwin_connector_running", "gauge", "1 while data can flow, else 0.");
    for (Connector connector : backend.connectors()) {
      double running = connector.state() == ConnectionState.RUNNING ? 1 : 0;
      page.sample("looptwin_connector_running", running, "connector", connector.name());
    }
  }

  private static void jvm(Exposition page) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    page.family("jvm_memory_used_bytes", "gauge", "Memory in use.");
    page.sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
    page.family("jvm_memory_committed_bytes", "gauge", "Memory that the JVM holds.");
    page.sample("jvm_memory_committed_bytes", heap.getCommitted(), "area", "heap");
    page.family("jvm_memory_max_bytes", "gauge", "Most memory that the JVM may take.");
    page.sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
    page.single(
        "jvm_threads_current",
        "gauge",
        "Live threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    double collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
            .sum();
    page.single(
        "jvm_gc_collection_seconds_total",
        "counter",
        "Time spent in garbage collection.",
        collecting / 1e3);
    page.single(
        "process_start_time_seconds",
        "gauge",
        "Start of the process, seconds since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
  }
}
