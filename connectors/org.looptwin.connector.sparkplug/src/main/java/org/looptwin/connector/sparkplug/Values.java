package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.connector.api.Refusal;

/** Turns a metric's value into JSON by its data type. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  /**
   * @param datatype of the metric itself or of its birth, 0 when neither says
   */
  static JsonNode read(Metric metric, int datatype) throws Unreadable {
    DataType type = DataType.forNumber(datatype);
    if (type == null) {
      throw malformed("Its data type %d is none of Sparkplug's.", datatype);
    }
    return switch (type) {
      case Int8 -> JSON.numberNode(signed(metric, type, 8));
      case Int16 -> JSON.numberNode(signed(metric, type, 16));
      case Int32 -> JSON.numberNode(signed(metric, type, 32));
      case Int64, DateTime -> JSON.numberNode(whole(metric, type));
      case UInt8 -> JSON.numberNode(unsigned(metric, type, 8));
      case UInt16 -> JSON.numberNode(unsigned(metric, type, 16));
      case UInt32 -> JSON.numberNode(unsigned(metric, type, 32));
      case UInt64 -> JSON.numberNode(new BigInteger(Long.toUnsignedString(raw(metric, type))));
      case Float, Double -> fraction(metric, type);
      case Boolean -> truth(metric);
      case String, Text, UUID -> text(metric, type);
      case Unknown -> untyped(metric);
      default -> throw malformed("Its data type %s is not supported.", type);
    };
  }

  /** What says itself what it is; of a whole number nobody knows whether it has a sign. */
  private static JsonNode untyped(Metric metric) throws Unreadable {
    return switch (metric.getValueCase()) {
      case FLOAT_VALUE, DOUBLE_VALUE -> fraction(metric, DataType.Double);
      case BOOLEAN_VALUE -> truth(metric);
      case STRING_VALUE -> text(metric, DataType.String);
      default -> throw malformed("It has no data type, neither here nor in a birth certificate.");
    };
  }

  private static JsonNode fraction(Metric metric, DataType type) throws Unreadable {
    if (!metric.hasFloatValue() && !metric.hasDoubleValue()) {
      throw mismatch(metric, type);
    }
    double value = metric.hasFloatValue() ? metric.getFloatValue() : metric.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw malformed("Its value is %s; expected a finite number.", value);
    }
    return metric.hasFloatValue()
        ? JSON.numberNode(new BigDecimal(Float.toString(metric.getFloatValue())))
        : JSON.numberNode(value);
  }

  private static JsonNode truth(Metric metric) throws Unreadable {
    if (!metric.hasBooleanValue()) {
      throw mismatch(metric, DataType.Boolean);
    }
    return JSON.booleanNode(metric.getBooleanValue());
  }

  private static JsonNode text(Metric metric, DataType type) throws Unreadable {
    if (!metric.hasStringValue()) {
      throw mismatch(metric, type);
    }
    return JSON.textNode(metric.getStringValue());
  }

  /** Small ones come sign-extended or as their own two's complement, whoever the sender is. */
  private static long signed(Metric metric, DataType type, int bits) throws Unreadable {
    long half = 1L << (bits - 1);
    long value = whole(metric, type);
    if (value >= half && value < 2 * half) {
      value -= 2 * half;
    }
    if (value < -half || value >= half) {
      throw outside(value, type);
    }
    return value;
  }

  private static long unsigned(Metric metric, DataType type, int bits) throws Unreadable {
    long value = raw(metric, type);
    if (value < 0 || value >= 1L << bits) {
      throw outside(value, type);
    }
    return value;
  }

  /** With the sign of the 32 or 64 bits that it came in. */
  private static long whole(Metric metric, DataType type) throws Unreadable {
    return metric.hasIntValue() ? metric.getIntValue() : raw(metric, type);
  }

  private static long raw(Metric metric, DataType type) throws Unreadable {
    if (metric.hasIntValue()) {
      return Integer.toUnsignedLong(metric.getIntValue());
    }
    if (!metric.hasLongValue()) {
      throw mismatch(metric, type);
    }
    return metric.getLongValue();
  }

  private static Unreadable outside(long value, DataType type) {
    return new Unreadable(Refusal.RANGE, "Its value %d does not fit into %s.", value, type);
  }

  private static Unreadable mismatch(Metric metric, DataType type) {
    return malformed("It is %s, but comes as %s.", type, metric.getValueCase());
  }

  private static Unreadable malformed(String detail, Object... values) {
    return new Unreadable(Refusal.MALFORMED, detail, values);
  }
}
