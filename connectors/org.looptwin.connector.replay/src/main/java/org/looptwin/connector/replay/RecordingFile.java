package org.looptwin.connector.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.model.json.JsonFault;

/**
 * A recording: one JSON object {@code {"at","topic","payload"}} a line; empty lines are skipped.
 */
final class RecordingFile {
  private final JsonMapper mapper = new JsonMapper();
  private final Path file;

  RecordingFile(Path file) {
    this.file = file;
  }

  Stream<TimedMessage> messages() {
    AtomicLong line = new AtomicLong();
    try {
      return Files.lines(file)
          .map(text -> new Line(line.incrementAndGet(), text))
          .filter(numbered -> !numbered.text.isBlank())
          .map(this::message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(long number, String text) {}

  private TimedMessage message(Line line) {
    try {
      JsonNode node = mapper.readTree(line.text);
      if (!node.path("topic").isTextual() || !node.has("payload")) {
        throw wrong(line, "no topic or no payload", null);
      }
      JsonNode payload = node.path("payload");
      return new TimedMessage(
          Instant.parse(node.path("at").asText()),
          node.path("topic").asText(),
          payload.isTextual() ? payload.asText() : payload.toString());
    } catch (JsonProcessingException e) {
      throw wrong(line, "no JSON: " + JsonFault.of(e).words(), e);
    } catch (DateTimeException e) {
      throw wrong(line, e.getMessage().lines().findFirst().orElse(""), e);
    }
  }

  private IllegalArgumentException wrong(Line line, String what, Exception cause) {
    return new IllegalArgumentException(
        "%s:%d: %s, expected {\"at\":\"2025-01-01T00:00:00Z\",\"topic\":\"supplier/S01/stock_on_hand\",\"payload\":{...}}"
            .formatted(file, line.number, what),
        cause);
  }
}
