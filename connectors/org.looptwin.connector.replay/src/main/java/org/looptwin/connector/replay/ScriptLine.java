package org.looptwin.connector.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;

/**
 * One line of a scenario's script: what happens to a metric of its targets, when and for how long.
 * The change is given by {@code to} (absolute), {@code size} (added to the ordinary value) or
 * {@code factor} (times the ordinary value); a text metric changes from one word to another.
 *
 * @param t0 since the scenario's start
 * @param target {@code supplier/S01}, {@code market}, {@code vehicle-plant/*} (all of them) or
 *     {@code lane/*SUEZ} (for every sender its first lane of that class)
 * @param from the value before, where the ordinary readings do not say it; may be null
 * @param every own readings at this interval while it lasts; null for none between the ends
 * @param timeOfDay when the targets send their daily reading; null for their usual time
 * @param unit of own readings; null for the metric's
 */
record ScriptLine(
    Duration t0,
    String target,
    String metric,
    Shape shape,
    Object from,
    Object to,
    Double size,
    Double factor,
    Duration duration,
    Duration every,
    LocalTime timeOfDay,
    String unit) {

  /** How the change comes about. */
  enum Shape {
    /** At once, for the duration. */
    STEP,
    /** In a straight line over the duration; it stays afterwards. */
    RAMP,
    /** Up over the first half of the duration and down over the second. */
    PULSE
  }

  static ScriptLine of(JsonNode line) {
    String toText = Json.text(line, "toText");
    String time = Json.text(line, "timeOfDay");
    return new ScriptLine(
        Json.duration(line, "t0"),
        Json.text(line, "target"),
        Json.text(line, "metric"),
        Shape.valueOf(line.path("shape").asText().toUpperCase(Locale.ROOT)),
        toText == null ? Json.number(line, "from") : Json.text(line, "fromText"),
        toText == null ? Json.number(line, "to") : toText,
        Json.number(line, "size"),
        Json.number(line, "factor"),
        Json.duration(line, "duration"),
        Json.duration(line, "every"),
        time == null ? null : LocalTime.parse(time),
        Json.text(line, "unit"));
  }

  boolean text() {
    return to instanceof String;
  }

  Duration end() {
    return t0.plus(duration);
  }

  /**
   * The value at a time.
   *
   * @param t since the scenario's start
   * @param ordinary what would be sent without this line; may be null
   */
  Object apply(Duration t, Object ordinary) {
    double share = share(t);
    if (share == 0) {
      return ordinary;
    }
    if (text()) {
      return to;
    }
    double before = from instanceof Double given ? given : (Double) ordinary;
    if (to instanceof Double target) {
      return before + (target - before) * share;
    }
    return size != null ? before + size * share : before * (1 + (factor - 1) * share);
  }

  /** How much of the change there is at a time, 0 to 1. */
  private double share(Duration t) {
    if (t.compareTo(t0) < 0) {
      return 0;
    }
    double elapsed = (double) t.minus(t0).toMillis() / duration.toMillis();
    return switch (shape) {
      case STEP -> elapsed < 1 ? 1 : 0;
      case RAMP -> Math.min(1, elapsed);
      case PULSE -> Math.max(0, 1 - Math.abs(2 * elapsed - 1));
    };
  }
}
