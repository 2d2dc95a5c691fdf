package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;

/** The values that the twin has of edge nodes. */
final class LastKnown {
  private final Supplier<TwinSnapshot> twin;

  LastKnown(Supplier<TwinSnapshot> twin) {
    this.twin = twin;
  }

  /** The newest value of a series in the metric's own unit, when this edge node sent it. */
  Optional<Sample> find(Place place, String edge) {
    return place
        .series()
        .flatMap(series -> twin.get().signal(series))
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
