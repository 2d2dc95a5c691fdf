package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;

/** Takes messages of the plain profile as the server does, as far as these tests need it. */
final class PlainTwin implements Inbox {
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> readings = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<Incoming> messages = new ArrayList<>();
  private TwinSnapshot snapshot = TwinSnapshot.empty("n");
  private boolean acknowledging = true;

  /** From now on messages are taken and not acknowledged. */
  synchronized void holdAcknowledgements() {
    acknowledging = false;
  }

  @Override
  public synchronized void deliver(Incoming message) {
    messages.add(message);
    JsonNode payload = read(message.payload());
    JsonNode metrics = payload.get("metrics");
    if (metrics == null) {
      take(message.topic(), payload, payload);
    } else {
      for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
        take(message.topic() + "/" + metric.getKey(), metric.getValue(), payload);
      }
    }
    if (acknowledging) {
      message.acknowledge().run();
    }
    notifyAll();
  }

  @Override
  public synchronized void refuse(Incoming message, Refusal reason, String detail) {
    messages.add(message);
    refusals.add(reason + " " + detail);
    if (acknowledging) {
      message.acknowledge().run();
    }
    notifyAll();
  }

  /** Readings since the last call, e.g. {@code supplier/S01/stock_on_hand=20.5 GOOD @1000 e1}. */
  synchronized List<String> readings() {
    List<String> since = List.copyOf(readings);
    readings.clear();
    return since;
  }

  /** Refusals since the last call. */
  synchronized List<String> refusals() {
    List<String> since = List.copyOf(refusals);
    refusals.clear();
    return since;
  }

  synchronized Incoming lastMessage() {
    return messages.get(messages.size() - 1);
  }

  synchronized List<String> awaitReadings(int number) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (readings.size() < number && System.nanoTime() < end) {
      wait(100);
    }
    return readings();
  }

  String quality(String path) {
    return snapshot()
        .signal(SeriesId.parse(path).orElseThrow())
        .map(signal -> signal.value() + " " + signal.quality())
        .orElse("none");
  }

  synchronized TwinSnapshot snapshot() {
    return snapshot;
  }

  private void take(String path, JsonNode field, JsonNode outer) {
    JsonNode own = field.isObject() ? field : outer;
    JsonNode v = field.isObject() ? field.get("v") : field;
    String quality = own.path("q").asText("GOOD");
    long ts = own.get("ts").asLong();
    String src = outer.path("src").asText();
    String unit = own.path("u").asText();
    readings.add(
        "%s=%s%s %s @%d %s"
            .formatted(path, v.asText(), unit.isEmpty() ? "" : " " + unit, quality, ts, src));
    Value value = v.isTextual() ? Value.of(v.asText()) : Value.of(v.asDouble());
    Reading reading =
        new Reading(
            SeriesId.parse(path).orElseThrow(),
            Instant.ofEpochMilli(ts),
            value,
            Quality.valueOf(quality),
            -1,
            src);
    snapshot =
        snapshot.with(List.of(new JournalEntry(snapshot.revision() + 1, reading, Instant.EPOCH)));
  }

  private JsonNode read(byte[] payload) {
    try {
      return json.readTree(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
