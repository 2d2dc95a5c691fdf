package org.looptwin.connector.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.looptwin.connector.api.Replay.TimedMessage;

/**
 * A reading before it is written.
 *
 * @param at when it is sent
 * @param ts what the sender's clock says
 * @param value a {@link Double} or a {@link String}
 */
record Draft(
    Instant at, Instant ts, String topic, Object value, String unit, boolean bad, long seq) {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final String SENDER = "replay";

  Draft sentAt(Instant newAt) {
    return new Draft(newAt, ts, topic, value, unit, bad, seq);
  }

  Draft stamped(Instant newTs) {
    return new Draft(at, newTs, topic, value, unit, bad, seq);
  }

  Draft ofBadQuality() {
    return new Draft(at, ts, topic, value, unit, true, seq);
  }

  /** The site, lane or market that sends it. */
  String sender() {
    return topic.substring(0, topic.lastIndexOf('/'));
  }

  TimedMessage message() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ts", MILLIS.format(ts));
    if (value instanceof Double number) {
      json.put("v", Math.round(number * 1000) / 1000.0);
      if (unit != null && !unit.isEmpty()) {
        json.put("u", unit);
      }
    } else {
      json.put("v", (String) value);
    }
    json.put("q", bad ? "BAD" : "GOOD").put("seq", seq).put("src", SENDER);
    return new TimedMessage(at, topic, json.toString());
  }
}
