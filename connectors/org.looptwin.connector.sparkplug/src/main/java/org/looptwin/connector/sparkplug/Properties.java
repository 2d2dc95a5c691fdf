package org.looptwin.connector.sparkplug;

import java.util.Optional;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.Quality;

/** The properties of a metric that mean something here: {@code engUnit} and {@code Quality}. */
final class Properties {
  private static final int BAD = 0;
  private static final int GOOD = 192;
  private static final int STALE = 500;

  private Properties() {}

  /** Empty when there is none, or when it cannot be read. */
  static String unit(Metric metric) {
    return find(metric, "engUnit").map(PropertyValue::getStringValue).orElse("");
  }

  /** GOOD when nothing is said. */
  static Quality quality(Metric metric) throws Unreadable {
    PropertySet set = metric.getProperties();
    if (set.getKeysCount() != set.getValuesCount()) {
      throw new Unreadable(
          Refusal.MALFORMED,
          "Its properties have %d keys and %d values.",
          set.getKeysCount(),
          set.getValuesCount());
    }
    Optional<PropertyValue> found = find(metric, "Quality");
    if (found.isEmpty()) {
      return Quality.GOOD;
    }
    long code = found.get().hasLongValue() ? found.get().getLongValue() : found.get().getIntValue();
    if (code == GOOD) {
      return Quality.GOOD;
    }
    if (code == BAD || code == STALE) {
      return code == BAD ? Quality.BAD : Quality.UNCERTAIN;
    }
    throw new Unreadable(
        Refusal.MALFORMED, "Its property Quality is %d; expected 0, 192 or 500.", code);
  }

  private static Optional<PropertyValue> find(Metric metric, String key) {
    PropertySet set = metric.getProperties();
    int at = set.getKeysList().indexOf(key);
    return at >= 0 && at < set.getValuesCount() && !set.getValues(at).getIsNull()
        ? Optional.of(set.getValues(at))
        : Optional.empty();
  }
}
