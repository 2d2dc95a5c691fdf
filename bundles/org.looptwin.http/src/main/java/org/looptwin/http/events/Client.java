package org.looptwin.http.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Wire;
import org.looptwin.model.twin.TwinSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener. Its thread alone writes to it; others only leave events in its queue, which never
 * waits: a full queue is emptied and the client is told to look again.
 */
final class Client implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);
  private static final int QUEUE = 256;
  private static final long TWIN_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Wire wire;
  private final Backend backend;
  private final TwinDelta delta;
  private final long resumeAt;
  private final long heartbeatNanos;
  private final BooleanSupplier stillKnown;
  private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile boolean overrun;
  private volatile boolean stopping;
  private long cursor;
  private long lastWrite;
  private long lastTwin;
  private long lastKnown;

  /**
   * @param resumeAt the journal offset the client has seen; negative for a new one
   * @param stillKnown whether it may listen; asked with each heartbeat
   */
  Client(
      Wire wire,
      Backend backend,
      TwinDelta delta,
      long resumeAt,
      long heartbeatNanos,
      BooleanSupplier stillKnown) {
    this.wire = wire;
    this.backend = backend;
    this.delta = delta;
    this.resumeAt = resumeAt;
    this.heartbeatNanos = heartbeatNanos;
    this.stillKnown = stillKnown;
  }

  /** Leaves an event; never waits. */
  void offer(Event event) {
    if (!queue.offer(event)) {
      overrun = true;
    }
  }

  void offer(List<Event> events) {
    events.forEach(this::offer);
  }

  /** Ends soon. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    try (wire) {
      greet();
      while (!stopping) {
        next();
      }
    } catch (IOException e) {
      LOG.debug("A listener has gone: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A listener is let go: {}", e.toString(), e);
    }
  }

  private void greet() throws IOException {
    long now = revision();
    boolean unknown = resumeAt > now;
    cursor = resumeAt < 0 || unknown ? now : resumeAt;
    lastTwin = System.nanoTime() - TWIN_EVERY_NANOS;
    lastKnown = System.nanoTime();
    ObjectNode hello = at(now).put("resumed", resumeAt >= 0 && !unknown);
    hello.put("at", backend.clock().instant().toString());
    hello.put("heartbeatSeconds", TimeUnit.NANOSECONDS.toSeconds(heartbeatNanos));
    send(new Event("hello", hello));
    if (unknown) {
      send(new Event("reset", at(now).put("because", "There is no offset " + resumeAt + ".")));
    }
  }

  private void next() throws IOException, InterruptedException {
    if (overrun) {
      queue.clear();
      overrun = false;
      send(new Event("reset", at(revision()).put("because", "You read too slowly.")));
    }
    Event event = queue.poll(TWIN_EVERY_NANOS / 2, TimeUnit.NANOSECONDS);
    if (event != null) {
      send(event);
    }
    twin();
    leaveIfUnknown();
    if (System.nanoTime() - lastWrite > heartbeatNanos) {
      write(Event.HEARTBEAT);
      ObjectNode beat = JsonNodeFactory.instance.objectNode();
      send(new Event("beat", beat.put("at", backend.clock().instant().toString())));
    }
  }

  /** A token may be withdrawn while its bearer listens, however much there is to tell. */
  private void leaveIfUnknown() {
    if (System.nanoTime() - lastKnown > heartbeatNanos) {
      lastKnown = System.nanoTime();
      if (!stillKnown.getAsBoolean()) {
        LOG.info("A listener is let go: its token is no longer known");
        stopping = true;
      }
    }
  }

  private void twin() throws IOException {
    if (System.nanoTime() - lastTwin < TWIN_EVERY_NANOS) {
      return;
    }
    Optional<TwinSnapshot> twin = backend.twin().map(live -> live.snapshot());
    if (twin.isPresent() && twin.get().revision() > cursor) {
      Event event = delta.since(cursor, twin.get());
      cursor = twin.get().revision();
      send(event);
      lastTwin = System.nanoTime();
    }
  }

  private long revision() {
    return backend.twin().map(twin -> twin.snapshot().revision()).orElse(0L);
  }

  private static ObjectNode at(long revision) {
    return JsonNodeFactory.instance.objectNode().put("revision", revision);
  }

  private void send(Event event) throws IOException {
    write(event.bytes(cursor));
  }

  private void write(byte[] bytes) throws IOException {
    wire.write(bytes);
    lastWrite = System.nanoTime();
  }
}
