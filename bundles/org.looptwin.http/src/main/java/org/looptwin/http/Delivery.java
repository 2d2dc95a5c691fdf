package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.looptwin.connector.api.Acknowledgement;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Outcome;
import org.looptwin.connector.api.Refusal;

/** The messages of one body on their way into the journal, and what became of each. */
final class Delivery {
  static final String EXPECTED =
      "expected {\"topic\":\"supplier/S01/stock_on_hand\",\"payload\":{...}}";

  /** A topic outside the network's root. */
  private static final String NOWHERE = "/api/v1/telemetry";

  private final List<JsonNode> messages;
  private final AtomicReferenceArray<Outcome> outcomes;
  private final CountDownLatch open;

  Delivery(List<JsonNode> messages) {
    this.messages = messages;
    this.outcomes = new AtomicReferenceArray<>(messages.size());
    this.open = new CountDownLatch(messages.size());
  }

  static boolean isMessage(JsonNode message) {
    JsonNode topic = message.path("topic");
    return topic.isTextual() && !topic.asText().isBlank() && message.path("payload").isObject();
  }

  int size() {
    return messages.size();
  }

  /** How many are not known to be durable. */
  long open() {
    return open.getCount();
  }

  /**
   * Hands all in; one that is no message is refused alone, so that it cannot hold up a plant.
   *
   * @param root what may stand before a topic
   * @throws IllegalStateException when the twin is closing
   */
  void into(Inbox inbox, String root) throws InterruptedException {
    for (int i = 0; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      if (isMessage(message)) {
        String topic = message.path("topic").asText();
        String below = topic.startsWith(root) ? topic.substring(root.length()) : topic;
        inbox.deliver(incoming(i, below, message.path("payload")));
      } else {
        inbox.refuse(
            incoming(i, NOWHERE, message),
            Refusal.MALFORMED,
            "Message %d is no message; %s.".formatted(i, EXPECTED));
      }
    }
  }

  private Incoming incoming(int index, String topic, JsonNode payload) {
    Acknowledgement settled = outcome -> settle(index, outcome);
    byte[] bytes = payload.toString().getBytes(StandardCharsets.UTF_8);
    return new Incoming(TelemetryResource.CONNECTOR, topic, bytes, settled);
  }

  private void settle(int index, Outcome outcome) {
    outcomes.set(index, outcome);
    open.countDown();
  }

  /**
   * Waits until all are durable.
   *
   * @param longest for this call
   * @param deadline like {@link System#nanoTime}, for all calls
   */
  boolean durable(Duration longest, long deadline) throws InterruptedException {
    long left = Math.min(longest.toNanos(), deadline - System.nanoTime());
    return open.await(Math.max(0, left), TimeUnit.NANOSECONDS);
  }

  /** Sums, and what became of each message; call when all are durable. */
  ObjectNode answer() {
    int accepted = 0;
    int duplicate = 0;
    int rejected = 0;
    ArrayNode results = Json.object().arrayNode();
    for (int i = 0; i < messages.size(); i++) {
      Outcome outcome = outcomes.get(i);
      accepted += outcome.accepted();
      duplicate += outcome.duplicate();
      rejected += rejected(outcome);
      results.add(tree(i, outcome));
    }
    ObjectNode tree = Json.object().put("messages", messages.size()).put("durable", true);
    tree.put("accepted", accepted).put("duplicate", duplicate).put("rejected", rejected);
    tree.set("results", results);
    return tree;
  }

  private static int rejected(Outcome outcome) {
    return outcome.rejected().stream().mapToInt(Outcome.Rejected::readings).sum();
  }

  private static ObjectNode tree(int index, Outcome outcome) {
    ObjectNode tree = Json.object().put("index", index);
    tree.put("accepted", outcome.accepted()).put("duplicate", outcome.duplicate());
    if (!outcome.rejected().isEmpty()) {
      ArrayNode list = tree.putArray("rejected");
      for (Outcome.Rejected one : outcome.rejected()) {
        list.addObject()
            .put("reason", one.reason())
            .put("detail", one.detail())
            .put("readings", one.readings());
      }
    }
    return tree;
  }
}
