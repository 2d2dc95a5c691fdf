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
import org.looptwin.connector.api.Acknowledgement;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Outcome;
import org.looptwin.connector.api.Outcome.Rejected;
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
  private long duplicate;
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
  public synchronized void refuse(Incoming message, Refusal reason, String detail) {
    received++;
    rejected++;
    tell(message, new Outcome(0, 0, List.of(new Rejected("malformed", detail, 1))));
  }

  private static void tell(Incoming message, Outcome outcome) {
    if (message.acknowledge() instanceof Acknowledgement curious) {
      curious.settled(outcome);
    } else {
      message.acknowledge().run();
    }
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
      tell(message, known(series.get(), payload));
    } else {
      rejected++;
      tell(message, new Outcome(0, 0, List.of(new Rejected("malformed", "There is no v.", 1))));
    }
  }

  /** The same reading again is a duplicate. */
  private Outcome known(SeriesId series, JsonNode payload) {
    Instant ts = Instant.parse(payload.path("ts").asText());
    double value = payload.path("v").asDouble();
    boolean again =
        entries.stream()
            .map(JournalEntry::reading)
            .anyMatch(
                r ->
                    r.series().equals(series)
                        && r.ts().equals(ts)
                        && r.value().equals(Value.of(value)));
    if (again) {
      duplicate++;
      return new Outcome(0, 1, List.of());
    }
    put(series.path(), ts.toString(), value);
    return new Outcome(1, 0, List.of());
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
  public TwinSnapshot upTo(long offset) {
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
    long accepted = received - rejected - duplicate - held.size();
    counts.put(
        "http",
        new Counts(
            received, accepted, duplicate, Map.of("malformed", rejected), held.size(), 2, 1));
    return counts;
  }

  @Override
  public List<String> quarantined() {
    return List.of(
        "{\"reason\":\"malformed\",\"topic\":\"x\",\"payload\":\"AAEC\",\"encoding\":\"base64\"}");
  }
}
