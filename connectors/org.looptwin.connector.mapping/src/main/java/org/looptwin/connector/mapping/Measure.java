package org.looptwin.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.Value;

/**
 * From what stands in a payload to a value: {@code factor * v + offset}, in the source's unit.
 *
 * @param table what a value is called there to what it is called here, e.g. {@code running} to
 *     {@code RUN}; empty for none
 */
record Measure(double factor, double offset, Map<String, String> table) {
  static final Measure PLAIN = new Measure(1, 0, Map.of());
  private static final int LONGEST_NUMBER = 64;

  /** The value as sent, in the source's unit, and in the metric's own. */
  record Values(Value sent, Value kept) {}

  /**
   * @param unit accepted by the metric; empty for its own
   * @param place for people
   */
  Values read(JsonNode found, Metric metric, String unit, String place) throws Unfit {
    if (!found.isValueNode()) {
      throw Unfit.of(
          Refusal.MALFORMED,
          "%s: '%s' is %s, expected a value.",
          metric.name(),
          place,
          kind(found));
    }
    String text = table.getOrDefault(found.asText(), found.asText());
    return metric.text() ? word(metric, text, place) : number(found, metric, unit, text, place);
  }

  private static Values word(Metric metric, String text, String place) throws Unfit {
    if (!metric.words().contains(text)) {
      throw Unfit.of(
          Refusal.RANGE,
          "%s: '%s' is '%s', expected one of %s. Maybe give a 'table'.",
          metric.name(),
          place,
          Unfit.shown(text),
          metric.words());
    }
    return new Values(Value.of(text), Value.of(text));
  }

  private Values number(JsonNode found, Metric metric, String unit, String text, String place)
      throws Unfit {
    OptionalDouble read = flag(metric) && found.isBoolean() ? bool(text) : parse(text);
    if (read.isEmpty()) {
      throw Unfit.of(
          Refusal.MALFORMED,
          "%s: '%s' is '%s', expected a finite number.",
          metric.name(),
          place,
          Unfit.shown(text));
    }
    double sent = factor * read.getAsDouble() + offset;
    double kept = metric.convert(sent, unit).orElse(Double.NaN) + 0.0;
    if (!(kept >= metric.min() && kept <= metric.max()) || !Double.isFinite(sent)) {
      throw outside(metric, text, place, kept);
    }
    if (flag(metric) && kept != 0 && kept != 1) {
      throw Unfit.of(
          Refusal.RANGE, "%s: '%s' is '%s', expected 0 or 1.", metric.name(), place, text);
    }
    return new Values(Value.of(sent), Value.of(kept));
  }

  private static Unfit outside(Metric metric, String text, String place, double kept) {
    return Unfit.of(
        Refusal.RANGE,
        "%s: '%s' is '%s', which is %s %s, outside %s to %s.",
        metric.name(),
        place,
        Unfit.shown(text),
        kept,
        metric.unit(),
        metric.min(),
        metric.max());
  }

  private static OptionalDouble bool(String text) {
    return switch (text) {
      case "true" -> OptionalDouble.of(1);
      case "false" -> OptionalDouble.of(0);
      default -> parse(text);
    };
  }

  private static OptionalDouble parse(String text) {
    try {
      double number =
          text.length() > LONGEST_NUMBER ? Double.NaN : new BigDecimal(text.strip()).doubleValue();
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Shares are kept in percent, so that only flags have the range 0 to 1. */
  private static boolean flag(Metric metric) {
    return metric.min() == 0 && metric.max() == 1;
  }

  private static String kind(JsonNode found) {
    return found.isArray() ? "an array" : "an object";
  }
}
