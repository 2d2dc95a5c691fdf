package org.looptwin.connector.sparkplug;

import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.connector.api.Incoming.Original;

/**
 * A message of an edge node, or the part of one that is left to do.
 *
 * @param original what came over the wire
 * @param acknowledge run it when all of it is durable or quarantined
 */
record Message(Topic topic, Payload payload, Original original, Runnable acknowledge) {
  private static final String BD_SEQ = "bdSeq";

  Message with(List<Metric> metrics, Runnable part) {
    Payload less = payload.toBuilder().clearMetrics().addAllMetrics(metrics).build();
    return new Message(topic, less, original, part);
  }

  /** The number that ties a death to its birth; -1 when it is missing. */
  long bdSeq() {
    for (Metric metric : payload.getMetricsList()) {
      if (metric.getName().equals(BD_SEQ)) {
        return metric.hasIntValue() ? metric.getIntValue() : metric.getLongValue();
      }
    }
    return -1;
  }

  /**
   * What belongs to the protocol, or describes the sender: no telemetry, neither counted nor
   * refused.
   */
  static boolean protocol(String name) {
    return name.equals(BD_SEQ)
        || name.startsWith("Node Control/")
        || name.startsWith("Device Control/")
        || name.startsWith("Node Info/")
        || name.startsWith("Device Info/")
        || name.startsWith("Properties/");
  }

  int bytes() {
    return original.payload().length;
  }
}
