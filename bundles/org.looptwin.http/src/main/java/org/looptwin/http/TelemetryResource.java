package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.looptwin.connector.api.Inbox;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.twin.api.Journal;

/** Takes telemetry: the same payloads as MQTT, each with its topic. */
final class TelemetryResource {
  static final String CONNECTOR = "http";
  static final int LARGEST_BODY = 2 << 20;
  static final int MOST_MESSAGES = 10_000;

  /** So that bodies never fill the memory, nor a busy journal the threads. */
  private static final int AT_ONCE = 4;

  private final Backend backend;
  private final Duration patience;
  private final Semaphore room = new Semaphore(AT_ONCE);

  /**
   * @param patience how long to wait until everything is durable
   */
  TelemetryResource(Backend backend, Duration patience) {
    this.backend = backend;
    this.patience = patience;
  }

  Reply take(Request request) throws InterruptedException {
    Inbox inbox = Backend.need(backend.inbox(), "The twin");
    refuseWhileTheJournalDoes("Nothing was taken.");
    if (!room.tryAcquire(1, TimeUnit.SECONDS)) {
      throw Refusal.notAvailable(
          "%d senders are waiting for the journal already. Send fewer at once.", AT_ONCE);
    }
    try {
      Delivery delivery = new Delivery(messages(Json.body(request, LARGEST_BODY)));
      deliver(delivery, inbox);
      return Reply.json(202, delivery.answer());
    } finally {
      room.release();
    }
  }

  /** Holding the sender while the disk refuses would only fill this server's memory. */
  private void refuseWhileTheJournalDoes(String taken) {
    backend
        .journal()
        .flatMap(Journal::trouble)
        .ifPresent(
            why -> {
              throw Refusal.of(503, "%s %s Send all again later.", why, taken)
                  .with("Retry-After", "10");
            });
  }

  private void deliver(Delivery delivery, Inbox inbox) throws InterruptedException {
    try {
      delivery.into(inbox, root());
    } catch (IllegalStateException e) {
      throw Refusal.notAvailable(
          "The server is closing; %d of %d messages are not durable. Send all again later:"
              + " duplicates change nothing.",
          delivery.open(), delivery.size());
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (!delivery.durable(Duration.ofMillis(250), deadline)) {
      refuseWhileTheJournalDoes(
          "%d of %d messages are not durable; duplicates change nothing."
              .formatted(delivery.open(), delivery.size()));
      if (System.nanoTime() >= deadline) {
        throw Refusal.notAvailable(
            "%d of %d messages were not durable within %d s. Maybe the disk is slow. Send all"
                + " again: duplicates change nothing.",
            delivery.open(), delivery.size(), patience.toSeconds());
      }
    }
  }

  /** What plants put before a topic on MQTT. */
  private String root() {
    return "looptwin/v1/%s/".formatted(backend.needTwin().snapshot().network());
  }

  private static List<JsonNode> messages(JsonNode body) {
    if (!body.isArray()) {
      if (!Delivery.isMessage(body)) {
        throw Refusal.badRequest("The body is no message; %s.", Delivery.EXPECTED);
      }
      return List.of(body);
    }
    if (body.isEmpty() || body.size() > MOST_MESSAGES) {
      throw Refusal.badRequest(
          "The array holds %d messages; expected 1 to %d. Maybe send it in parts.",
          body.size(), MOST_MESSAGES);
    }
    return StreamSupport.stream(body.spliterator(), false).toList();
  }
}
