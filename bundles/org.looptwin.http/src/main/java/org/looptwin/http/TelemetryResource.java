package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Refusal;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;

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

  /** A message of the body. */
  private record Message(String topic, byte[] payload) {}

  Reply take(Request request) throws InterruptedException {
    Inbox inbox = Backend.need(backend.inbox(), "The twin");
    if (!room.tryAcquire(1, TimeUnit.SECONDS)) {
      throw Refusal.notAvailable(
          "%d senders are waiting for the journal already. Send fewer at once.", AT_ONCE);
    }
    try {
      List<Message> messages = messages(Json.body(request, LARGEST_BODY));
      deliver(inbox, messages);
      return Reply.json(202, Json.object().put("messages", messages.size()).put("durable", true));
    } finally {
      room.release();
    }
  }

  private void deliver(Inbox inbox, List<Message> messages) throws InterruptedException {
    CountDownLatch durable = new CountDownLatch(messages.size());
    try {
      for (Message message : messages) {
        inbox.deliver(
            new Incoming(CONNECTOR, message.topic(), message.payload(), durable::countDown));
      }
    } catch (IllegalStateException e) {
      throw Refusal.notAvailable(
          "The server is closing; %d of %d messages are not durable. Send all again later:"
              + " duplicates change nothing.",
          durable.getCount(), messages.size());
    }
    if (!durable.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Refusal.notAvailable(
          "%d of %d messages were not durable within %d s. Maybe the disk is full. Send all"
              + " again: duplicates change nothing.",
          durable.getCount(), messages.size(), patience.toSeconds());
    }
  }

  private static List<Message> messages(JsonNode body) {
    List<Message> messages = new ArrayList<>();
    if (body.isArray()) {
      if (body.isEmpty() || body.size() > MOST_MESSAGES) {
        throw Refusal.badRequest(
            "The array holds %d messages; expected 1 to %d. Maybe send it in parts.",
            body.size(), MOST_MESSAGES);
      }
      for (int i = 0; i < body.size(); i++) {
        messages.add(message(body.get(i), "Message " + i));
      }
    } else {
      messages.add(message(body, "The body"));
    }
    return messages;
  }

  private static Message message(JsonNode message, String which) {
    JsonNode topic = message.path("topic");
    JsonNode payload = message.path("payload");
    if (!topic.isTextual() || topic.asText().isBlank() || !payload.isObject()) {
      throw Refusal.badRequest(
          "%s is no message; expected {\"topic\":\"supplier/S01/stock_on_hand\",\"payload\":{...}}.",
          which);
    }
    return new Message(topic.asText(), payload.toString().getBytes(StandardCharsets.UTF_8));
  }
}
