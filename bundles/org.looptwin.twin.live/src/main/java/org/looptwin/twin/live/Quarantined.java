package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.looptwin.connector.api.Incoming;

/**
 * A message that was not accepted, for those who have to find out why.
 *
 * @param payload cut to 64 KiB
 * @param size of the whole payload, bytes
 */
record Quarantined(
    String reason, String detail, String topic, byte[] payload, int size, Instant receivedAt) {
  private static final int LARGEST = 64 * 1024;

  static Quarantined of(Message message, Rejection rejection, String root) {
    Incoming incoming = message.incoming();
    Incoming.Original original = incoming.original();
    byte[] payload = original == null ? incoming.payload() : original.payload();
    return new Quarantined(
        rejection.reason().label(),
        rejection.fullDetail(),
        original == null ? whole(root, incoming.topic()) : original.topic(),
        cut(payload),
        payload.length,
        message.receivedAt());
  }

  private static String whole(String root, String topic) {
    return topic.startsWith("/") ? topic.substring(1) : root + topic;
  }

  /** Not in the middle of a UTF-8 character. */
  private static byte[] cut(byte[] payload) {
    if (payload.length <= LARGEST) {
      return payload;
    }
    int end = LARGEST;
    while (end > LARGEST - 3 && (payload[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(payload, end);
  }

  /** As published on {@code quarantine}. */
  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("reason", reason);
    json.put("detail", detail);
    json.put("topic", topic);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      json.put("payload", text).put("encoding", "utf8");
    } catch (CharacterCodingException e) {
      json.put("payload", Base64.getEncoder().encodeToString(payload)).put("encoding", "base64");
    }
    if (size > payload.length) {
      json.put("size", size);
    }
    json.put("receivedAt", receivedAt.toString());
    return json.toString();
  }
}
