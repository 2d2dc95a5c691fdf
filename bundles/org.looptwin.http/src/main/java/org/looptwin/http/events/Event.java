package org.looptwin.http.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * Something to tell clients.
 *
 * @param name hello, twin, stage, decision, alarm, standing, plan, case, rules, plugin, health,
 *     beat or reset
 * @param data one JSON object
 */
record Event(String name, JsonNode data) {
  /** A comment that keeps the line alive. */
  static final byte[] HEARTBEAT = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

  /**
   * @param id the journal offset up to which the client has been told of the twin
   */
  byte[] bytes(long id) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(id, name, data)
        .getBytes(StandardCharsets.UTF_8);
  }
}
