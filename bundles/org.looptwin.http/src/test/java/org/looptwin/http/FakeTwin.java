package org.looptwin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.looptwin.twin.api.Twin;

/** A twin in memory: takes {@code {"ts":..,"v":number}}, rejects everything else. */
final class FakeTwin implements Twin, Journal, IngestAccount, Inbox {
  static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private volatile TwinSnapshot snapshot = TwinSnapshot.empty("small");
  private volatile String trouble;
  private long rejected;
  private long received;
  private boolean holding;
  private boolean closing;

  /** Takes messages from now on, but never says that they are durable. */
  synchronized void hold() {
    holding = true;
  }

  synchronized void closing() {
    closing = true;
  }

  @Override
  public void refuse(Incoming message, Refusal reason, String detail) {
    deliver(message);
  }

  @Override
  public synchronized void deliver(Incoming message) {
    if (closing) {
      throw new IllegalStateException("The twin is closing; the message was not taken.");
    }
    received++;
    if (holding) {
      held.add(message.acknowledge());
      return;
    }
    JsonNode payload = new ModelJson().parse(new String(message.payload(), StandardCharsets.UTF_8));
    Optional<SeriesId> series = SeriesId.parse(message.topic());
    if (series.isPresent() && payload.path("v").isNumber()) {
      put(message.topic(), payload.path("ts").asText(), payload.path("v").asDouble());
    } else {
      rejected++;
    }
    message.acknowledge().run();
  }

  synchronized void put(String topic, String ts, double value) {
    Reading reading =
        new Reading(
            SeriesId.parse(topic).orElseThrow(),
            Instant.parse(ts),
            Value.of(value),
            Quality.GOOD,
            -1,
            "plc-1");
    JournalEntry entry = new JournalEntry(entries.size() + 1, reading, Instant.parse(ts));
    entries.add(entry);
    snapshot = snapshot.with(List.of(entry));
  }

  @Override
  public TwinSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public synchronized TwinSnapshot at(Instant time) {
    return TwinSnapshot.empty("small")
        .with(entries.stream().filter(e -> !e.receivedAt().isAfter(time)).toList());
  }

  @Override
  public synchronized long last() {
    return entries.size();
  }

  @Override
  public synchronized List<JournalEntry> read(long after, int max) {
    return entries.stream().filter(e -> e.offset() > after).limit(max).toList();
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  void broken(String why) {
    trouble = why;
  }

  @Override
  public Subscription onAppend(LongConsumer listener) {
    return () -> {};
  }

  @Override
  public synchronized Map<String, Counts> counts() {
    Map<String, Counts> counts = new TreeMap<>();
    long accepted = received - rejected - held.size();
    counts.put(
        "http",
        new Counts(received, accepted, 0, Map.of("malformed", rejected), held.size(), 2, 1));
    return counts;
  }

  @Override
  public List<String> quarantined() {
    return List.of(
        "{\"reason\":\"malformed\",\"topic\":\"x\",\"payload\":\"AAEC\",\"encoding\":\"base64\"}");
  }
}
