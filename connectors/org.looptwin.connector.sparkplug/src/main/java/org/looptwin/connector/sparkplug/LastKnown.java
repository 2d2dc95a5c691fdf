package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.Signal;
import org.looptwin.twin.api.Twin;

/** What the twin knows of a metric from before the server's start. */
final class LastKnown {
  private final Twin twin;

  LastKnown(Twin twin) {
    this.twin = twin;
  }

  /** The newest value of a series in the metric's own unit, when this edge node sent it. */
  Optional<Sample> find(Place place, String edge) {
    return place
        .series()
        .flatMap(series -> twin.snapshot().signal(series))
        .filter(signal -> signal.src().equals(edge))
        .map(signal -> sample(place, signal));
  }

  private static Sample sample(Place place, Signal signal) {
    long ts = signal.ts().toEpochMilli();
    return new Sample(place.metric(), json(signal.value()), "", signal.quality(), ts, false);
  }

  private static JsonNode json(Value value) {
    return value instanceof Value.Text text
        ? JsonNodeFactory.instance.textNode(text.text())
        : JsonNodeFactory.instance.numberNode(value.number());
  }
}
