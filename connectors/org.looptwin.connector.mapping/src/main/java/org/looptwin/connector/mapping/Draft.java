package org.looptwin.connector.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * A reading that a rule has made.
 *
 * @param place where in the payload its value stood
 * @param sent the value in {@code unit}
 * @param unit the source's unit, after the rule's own factor and offset; empty for the metric's
 * @param seq the sender's counter, or -1
 * @param kept the value in the metric's own unit
 */
record Draft(
    SeriesId series,
    String place,
    Value sent,
    String unit,
    Quality quality,
    Instant time,
    long seq,
    String src,
    Value kept,
    String keptUnit) {

  /** The reading in the plain profile. */
  byte[] payload() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ts", time.toString());
    if (sent instanceof Value.Text text) {
      json.put("v", text.text());
    } else {
      json.put("v", sent.number());
    }
    if (!unit.isEmpty()) {
      json.put("u", unit);
    }
    json.put("q", quality.name());
    if (seq >= 0) {
      json.put("seq", seq);
    }
    if (!src.isEmpty()) {
      json.put("src", src);
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
