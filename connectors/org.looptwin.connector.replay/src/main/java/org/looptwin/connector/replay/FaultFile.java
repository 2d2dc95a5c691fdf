package org.looptwin.connector.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.model.json.JsonFault;

/** Reads a fault profile; what is left out does not happen. */
final class FaultFile {
  private static final List<String> FIELDS =
      List.of(
          "duplicate",
          "outOfOrder",
          "delay",
          "bad",
          "malformed",
          "skew",
          "outageAt",
          "outage",
          "note");

  private final Path file;

  FaultFile(Path file) {
    this.file = file;
  }

  FaultProfile read() {
    JsonNode root = root();
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw wrong(name, "no such field", "one of " + String.join(", ", FIELDS));
              }
            });
    return new FaultProfile(
        share(root, "duplicate"),
        share(root, "outOfOrder"),
        time(root, "delay"),
        share(root, "bad"),
        share(root, "malformed"),
        time(root, "skew"),
        time(root, "outageAt"),
        time(root, "outage"));
  }

  private JsonNode root() {
    try {
      JsonNode root = Json.STRICT.readTree(Files.readString(file));
      if (root.isObject()) {
        return root;
      }
      throw wrong("", "no object", "e.g. {\"duplicate\": 0.01}");
    } catch (JsonProcessingException e) {
      throw wrong("", "no JSON: " + JsonFault.of(e).words(), "e.g. {\"duplicate\": 0.01}");
    } catch (CharacterCodingException e) {
      throw wrong("", "no text in UTF-8", "e.g. {\"duplicate\": 0.01}");
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  private double share(JsonNode root, String field) {
    JsonNode node = root.path(field);
    if (node.isMissingNode()) {
      return 0;
    }
    if (!node.isNumber() || node.asDouble() < 0 || node.asDouble() > 1) {
      throw wrong(field, node.toString(), "a share of the messages from 0 to 1");
    }
    return node.asDouble();
  }

  private Duration time(JsonNode root, String field) {
    if (!root.has(field)) {
      return Duration.ZERO;
    }
    try {
      Duration duration = Duration.parse(root.path(field).asText());
      if (!duration.isNegative()) {
        return duration;
      }
      throw wrong(field, root.path(field).toString(), "a duration of 0 or more");
    } catch (DateTimeParseException e) {
      throw wrong(field, root.path(field).toString(), "a duration such as PT30M");
    }
  }

  private IllegalArgumentException wrong(String pointer, String what, String expected) {
    return new IllegalArgumentException(
        "%s:/%s: %s, expected %s".formatted(file, pointer, what, expected));
  }
}
