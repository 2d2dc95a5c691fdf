package org.looptwin.connector.sparkplug;

import java.util.function.UnaryOperator;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;

/** An edge node of group {@code n} that writes messages as the specification says. */
final class Edge {
  private final String id;
  private final String group;
  private long bdSeq;
  private int seq;

  Edge(String group, String id) {
    this.group = group;
    this.id = id;
  }

  static Edge named(String id) {
    return new Edge("n", id);
  }

  /** A new MQTT session. */
  Edge reconnected() {
    bdSeq = (bdSeq + 1) % 256;
    return this;
  }

  /** Messages go missing. */
  Edge skip(int messages) {
    seq = (seq + messages) % 256;
    return this;
  }

  Arrived nbirth(long ts, Metric... metrics) {
    seq = 0;
    Payload.Builder payload = payload(ts, metrics).addMetrics(bdSeqMetric()).setSeq(next());
    payload.addMetrics(
        Metric.newBuilder()
            .setName("Node Control/Rebirth")
            .setDatatype(DataType.Boolean.getNumber())
            .setBooleanValue(false));
    return arrived("NBIRTH", "", payload);
  }

  Arrived ndeath() {
    return arrived("NDEATH", "", Payload.newBuilder().addMetrics(bdSeqMetric()));
  }

  Arrived ndata(long ts, Metric... metrics) {
    return arrived("NDATA", "", payload(ts, metrics).setSeq(next()));
  }

  Arrived dbirth(String device, long ts, Metric... metrics) {
    return arrived("DBIRTH", device, payload(ts, metrics).setSeq(next()));
  }

  Arrived ddata(String device, long ts, Metric... metrics) {
    return arrived("DDATA", device, payload(ts, metrics).setSeq(next()));
  }

  Arrived ddeath(String device, long ts) {
    return arrived("DDEATH", device, payload(ts).setSeq(next()));
  }

  Arrived arrived(String verb, String device, Payload.Builder payload) {
    String topic =
        Topic.NAMESPACE + group + "/" + verb + "/" + id + (device.isEmpty() ? "" : "/" + device);
    return new Arrived(topic, payload.build().toByteArray(), () -> {});
  }

  static Payload.Builder payload(long ts, Metric... metrics) {
    Payload.Builder payload = Payload.newBuilder();
    if (ts > 0) {
      payload.setTimestamp(ts);
    }
    for (Metric metric : metrics) {
      payload.addMetrics(metric);
    }
    return payload;
  }

  /** A metric as a birth certificate has it. */
  static Metric born(String name, long alias, double value, long ts) {
    return metric(
        m ->
            m.setName(name)
                .setAlias(alias)
                .setTimestamp(ts)
                .setDatatype(DataType.Double.getNumber())
                .setDoubleValue(value));
  }

  /** A metric as later messages have it. */
  static Metric data(long alias, double value, long ts) {
    return metric(m -> m.setAlias(alias).setTimestamp(ts).setDoubleValue(value));
  }

  static Metric named(String name, double value, long ts) {
    return metric(
        m ->
            m.setName(name)
                .setTimestamp(ts)
                .setDatatype(DataType.Double.getNumber())
                .setDoubleValue(value));
  }

  static Metric metric(UnaryOperator<Metric.Builder> fill) {
    return fill.apply(Metric.newBuilder()).build();
  }

  static Metric with(Metric metric, String key, String text) {
    Metric.Builder more = metric.toBuilder();
    more.getPropertiesBuilder()
        .addKeys(key)
        .addValues(
            PropertyValue.newBuilder().setType(DataType.String.getNumber()).setStringValue(text));
    return more.build();
  }

  static Metric withQuality(Metric metric, int code) {
    Metric.Builder more = metric.toBuilder();
    more.getPropertiesBuilder()
        .addKeys("Quality")
        .addValues(
            PropertyValue.newBuilder().setType(DataType.Int32.getNumber()).setIntValue(code));
    return more.build();
  }

  private Metric bdSeqMetric() {
    return metric(
        m -> m.setName("bdSeq").setDatatype(DataType.Int64.getNumber()).setLongValue(bdSeq));
  }

  private int next() {
    int now = seq;
    seq = (seq + 1) % 256;
    return now;
  }
}
