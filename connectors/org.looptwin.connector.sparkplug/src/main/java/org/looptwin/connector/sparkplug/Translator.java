package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.connector.api.Incoming;
import org.looptwin.model.telemetry.Quality;

/**
 * Writes samples as messages of the plain profile. The edge node is their {@code src}. Several
 * values of one metric, as a store sends them, go into as many messages.
 */
final class Translator {
  static final String CONNECTOR = "sparkplug";

  private static final int MOST_METRICS = 500;

  /** Well below what the server takes in one payload. */
  private static final int MOST_CHARACTERS = 60_000;

  /** Names and punctuation of a metric, roughly. */
  private static final int CHARACTERS_OF_A_METRIC = 100;

  /** Messages in the order of the samples, as far as that can be. */
  List<Incoming> translate(Message origin, List<Placed> samples, SharedAck ack) {
    List<Incoming> messages = new ArrayList<>();
    Map<String, List<Sheet>> sheets = new LinkedHashMap<>();
    Map<Place, Integer> times = new HashMap<>();
    for (Placed placed : samples) {
      if (placed.place().several()) {
        int nth = times.merge(placed.place(), 1, Integer::sum) - 1;
        sheet(sheets, placed, nth).add(placed);
      } else {
        messages.add(incoming(origin, placed.place().path(), single(origin, placed), ack));
      }
    }
    sheets.values().stream()
        .flatMap(List::stream)
        .forEach(s -> messages.add(incoming(origin, s.topic, s.json(origin), ack)));
    return messages;
  }

  private static Sheet sheet(Map<String, List<Sheet>> sheets, Placed placed, int nth) {
    List<Sheet> ofTopic =
        sheets.computeIfAbsent(placed.place().topic(), topic -> new ArrayList<>());
    for (int i = nth; i < ofTopic.size(); i++) {
      if (ofTopic.get(i).takes(placed)) {
        return ofTopic.get(i);
      }
    }
    Sheet fresh = new Sheet(placed.place().topic());
    ofTopic.add(fresh);
    return fresh;
  }

  private static Incoming incoming(Message origin, String topic, ObjectNode json, SharedAck ack) {
    byte[] payload = json.toString().getBytes(StandardCharsets.UTF_8);
    return new Incoming(CONNECTOR, topic, payload, ack.part(), origin.original());
  }

  private static ObjectNode single(Message origin, Placed placed) {
    return value(placed.sample()).put("src", origin.topic().edge());
  }

  private static ObjectNode value(Sample sample) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ts", sample.ts()).set("v", sample.value());
    if (!sample.unit().isEmpty()) {
      json.put("u", sample.unit());
    }
    if (sample.quality() != Quality.GOOD) {
      json.put("q", sample.quality().name());
    }
    return json;
  }

  /** One message with several metrics of one node. */
  private static final class Sheet {
    private final String topic;
    private final Map<String, Sample> metrics = new LinkedHashMap<>();
    private int characters;

    Sheet(String topic) {
      this.topic = topic;
    }

    boolean takes(Placed placed) {
      return !metrics.containsKey(placed.place().metric())
          && metrics.size() < MOST_METRICS
          && (metrics.isEmpty() || characters + length(placed) <= MOST_CHARACTERS);
    }

    void add(Placed placed) {
      metrics.put(placed.place().metric(), placed.sample());
      characters += length(placed);
    }

    private static int length(Placed placed) {
      return CHARACTERS_OF_A_METRIC
          + placed.place().metric().length()
          + placed.sample().value().toString().length();
    }

    ObjectNode json(Message origin) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("ts", metrics.values().iterator().next().ts());
      json.put("src", origin.topic().edge());
      ObjectNode all = json.putObject("metrics");
      metrics.forEach((name, sample) -> all.set(name, value(sample)));
      return json;
    }
  }
}
