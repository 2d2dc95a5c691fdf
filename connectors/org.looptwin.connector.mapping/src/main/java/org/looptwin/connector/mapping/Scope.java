package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What a rule looks at while it makes one reading.
 *
 * @param levels the named levels of the topic
 * @param sample the element of {@code each}, or the whole payload
 * @param at pointer of the sample in the payload, e.g. {@code /samples/3}; empty for all of it
 * @param payload the whole payload
 * @param arrival the server's clock when the message came
 */
record Scope(
    Map<String, String> levels, JsonNode sample, String at, JsonNode payload, Instant arrival) {

  /** What stands there in the sample, else in the whole payload; missing when in neither. */
  JsonNode find(JsonPointer pointer) {
    JsonNode own = sample.at(pointer);
    return own.isMissingNode() ? payload.at(pointer) : own;
  }

  /** The place in the whole payload, for people. */
  String place(JsonPointer pointer) {
    boolean own = !sample.at(pointer).isMissingNode() || payload.at(pointer).isMissingNode();
    return own ? at + pointer : pointer.toString();
  }

  /** Whether there is something other than null. */
  static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
