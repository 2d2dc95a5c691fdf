package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.Quality;

/**
 * A metric with everything that its birth says of it.
 *
 * @param name the metric's whole name
 * @param value number, boolean or text
 * @param unit "" when nothing is said of it
 * @param ts milliseconds since 1970
 * @param historical it is no news: sent late from a store
 */
record Sample(
    String name, JsonNode value, String unit, Quality quality, long ts, boolean historical) {

  /**
   * @param definition what the birth says; of the metric itself when it names itself
   * @param payloadTs what a metric without a time gets
   */
  static Sample read(Metric metric, Definition definition, long payloadTs) throws Unreadable {
    if (metric.getIsNull()) {
      throw new Unreadable(Refusal.MALFORMED, "It is null: its edge node has no value.");
    }
    int datatype = metric.hasDatatype() ? metric.getDatatype() : definition.datatype();
    String own = Properties.unit(metric);
    long ts = metric.hasTimestamp() ? metric.getTimestamp() : payloadTs;
    if (ts <= 0) {
      throw new Unreadable(Refusal.MALFORMED, "Neither it nor its message has a timestamp.");
    }
    return new Sample(
        definition.name(),
        Values.read(metric, datatype),
        own.isEmpty() ? definition.unit() : own,
        Properties.quality(metric),
        ts,
        metric.getIsHistorical());
  }

  Sample at(long other) {
    return new Sample(name, value, unit, quality, other, historical);
  }

  Sample of(Quality other) {
    return new Sample(name, value, unit, other, ts, historical);
  }
}
