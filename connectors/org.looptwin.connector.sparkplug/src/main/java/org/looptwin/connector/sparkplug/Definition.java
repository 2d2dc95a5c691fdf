package org.looptwin.connector.sparkplug;

import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/**
 * What a birth certificate says of a metric, and later messages leave out.
 *
 * @param datatype Sparkplug's number, 0 when it is not known
 * @param unit property {@code engUnit}, "" when there is none
 */
record Definition(String name, int datatype, String unit) {
  static Definition of(Metric metric) {
    return new Definition(metric.getName(), metric.getDatatype(), Properties.unit(metric));
  }
}
