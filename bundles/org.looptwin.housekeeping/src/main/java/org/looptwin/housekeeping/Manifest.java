package org.looptwin.housekeeping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.looptwin.model.json.ModelJson;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.HomeBackup.CopiedFile;
import org.looptwin.twin.api.HomeBackup.Damaged;

/** What a backup says of itself: {@code manifest.json}, its last file. */
final class Manifest {
  static final String FILE = "manifest.json";
  private static final int FORMAT = 1;

  private Manifest() {}

  static byte[] bytes(Contents contents) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("format", FORMAT).put("version", contents.version());
    tree.put("createdAt", contents.createdAt().toString());
    tree.put("home", contents.home().toString());
    tree.put("journalOffset", contents.journalOffset());
    tree.put("ledgerLines", contents.ledgerLines()).put("ledgerHash", contents.ledgerHash());
    ArrayNode files = tree.putArray("files");
    for (CopiedFile file : contents.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256())
          .put("mode", file.mode());
    }
    return (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws Damaged when it is no manifest of a format that is known here
   */
  static Contents read(byte[] bytes) {
    try {
      JsonNode tree = new ModelJson().parse(new String(bytes, StandardCharsets.UTF_8));
      if (tree.path("format").asInt() != FORMAT) {
        throw new Damaged(
            "%s is of format %s, expected %d. Maybe a newer version made it"
                .formatted(FILE, tree.path("format"), FORMAT));
      }
      return contents(tree);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Damaged("%s is damaged: %s".formatted(FILE, e.getMessage()));
    }
  }

  private static Contents contents(JsonNode tree) {
    List<CopiedFile> files = new ArrayList<>();
    for (JsonNode file : tree.path("files")) {
      files.add(
          new CopiedFile(
              file.path("path").asText(),
              file.path("bytes").asLong(),
              file.path("sha256").asText(),
              file.path("mode").asText()));
    }
    return new Contents(
        tree.path("version").asText(),
        Instant.parse(tree.path("createdAt").asText()),
        Path.of(tree.path("home").asText()),
        tree.path("journalOffset").asLong(),
        tree.path("ledgerLines").asLong(),
        tree.path("ledgerHash").asText(),
        files);
  }
}
