package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The payloads of the STATE topic. */
final class State {
  private static final Logger LOG = LoggerFactory.getLogger(State.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private State() {}

  /**
   * @param timestamp milliseconds since 1970, UTC; the same in a will and in the birth after it
   */
  static byte[] of(boolean online, long timestamp) {
    return "{\"online\":%s,\"timestamp\":%d}"
        .formatted(online, timestamp)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it says that the host is not there. */
  static boolean offline(byte[] payload) {
    try {
      JsonNode state = JSON.readTree(payload);
      return state != null && state.path("online").isBoolean() && !state.get("online").asBoolean();
    } catch (IOException e) {
      LOG.debug("A STATE message is no JSON: {}", e.getMessage());
      return false;
    }
  }
}
