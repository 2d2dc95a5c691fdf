package org.looptwin.http.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.http.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of the twin, the loop's stages, decisions and alarms. */
public final class EventStream implements AutoCloseable {
  /** In the address, of clients that cannot set the header {@code Last-Event-ID}. */
  public static final String LAST_ID = "lastEventId";

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final long LOOK_EVERY_MS = 250;

  /** Health, rules and plug-ins are looked at less often than decisions and alarms. */
  private static final int STATE_EVERY_LOOKS = 4;

  private final Backend backend;
  private final int mostClients;
  private final long heartbeatNanos;
  private final TwinDelta twinDelta;
  private final DeskDelta deskDelta = new DeskDelta();
  private final StateDelta stateDelta;
  private final Map<Client, Thread> clients = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ScheduledExecutorService watch;

  /** Held from looking until it is told, so that nobody is told an older state after a newer. */
  private final Object order = new Object();

  private long looks;

  /**
   * @param heartbeat a comment is sent when nothing was for so long
   * @param health the form of {@code GET /health/ready}
   */
  public EventStream(
      Backend backend, int mostClients, Duration heartbeat, Supplier<ObjectNode> health) {
    this.backend = backend;
    this.mostClients = mostClients;
    this.heartbeatNanos = heartbeat.toNanos();
    this.twinDelta = new TwinDelta(backend);
    this.stateDelta = new StateDelta(backend, health);
    this.watch = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "looptwin-http-events"));
    watch.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Answers {@code GET /events}. */
  public Reply listen(Request request) {
    if (clients.size() >= mostClients) {
      throw Refusal.notAvailable(
          "%d clients listen already; the limit is %d.", clients.size(), mostClients);
    }
    long resumeAt =
        request
            .header("Last-Event-ID")
            .or(() -> request.query().get(LAST_ID))
            .map(EventStream::offset)
            .orElse(-1L);
    return Reply.stream(
        "text/event-stream; charset=utf-8", wire -> begin(wire, resumeAt, request.stillKnown()));
  }

  private static long offset(String id) {
    try {
      return Math.max(-1, Long.parseLong(id.strip()));
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("Last-Event-ID is '%s'; expected a journal offset.", id);
    }
  }

  private void begin(Wire wire, long resumeAt, BooleanSupplier stillKnown) {
    Client client = new Client(wire, backend, twinDelta, resumeAt, heartbeatNanos, stillKnown);
    Thread thread =
        daemon(() -> serve(client), "looptwin-http-listener-" + numbers.incrementAndGet());
    synchronized (order) {
      clients.put(client, thread);
      Event health = stateDelta.health();
      if (health != null) {
        client.offer(health);
      }
      backend.desk().ifPresent(desk -> client.offer(deskDelta.standing(desk, resumeAt >= 0)));
    }
    thread.start();
  }

  private void serve(Client client) {
    try {
      client.run();
    } finally {
      clients.remove(client);
    }
  }

  /** A stage of the loop has ended; returns at once. */
  public void stage(LoopEvent stage) {
    if (clients.isEmpty()) {
      return;
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stage", stage.stage()).put("at", stage.at().toString()).put("ms", stage.ms());
    data.put("detail", stage.detail()).put("offset", stage.offset());
    data.put("decision", stage.decision());
    stage.sentences().forEach(data.putArray("sentences")::add);
    tell(List.of(new Event("stage", data)));
  }

  /** How many listen now. */
  public int listeners() {
    return clients.size();
  }

  private void look() {
    try {
      synchronized (order) {
        backend.desk().ifPresent(desk -> tell(deskDelta.look(desk)));
        if (looks++ % STATE_EVERY_LOOKS == 0) {
          tell(stateDelta.look());
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("What has changed cannot be told: {}", e.toString(), e);
    }
  }

  private void tell(List<Event> events) {
    if (!events.isEmpty()) {
      clients.keySet().forEach(client -> client.offer(events));
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    clients.forEach(
        (client, thread) -> {
          client.stop();
          thread.interrupt();
        });
  }
}
