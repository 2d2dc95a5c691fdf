package org.looptwin.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.looptwin.rules.api.RuleMemory;

/**
 * How far the loop has come, so that a restart need not run the rules over the whole journal again.
 *
 * @param offset consumed up to here
 * @param ledgerNumber the last ledger line at that time
 * @param memory of the rule session
 * @param lots on their way
 */
record Checkpoint(long offset, long ledgerNumber, RuleMemory memory, List<String> lots) {
  static final Checkpoint START = new Checkpoint(0, 0, RuleMemory.EMPTY, List.of());

  void write(Path file) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("offset", offset).put("ledgerNumber", ledgerNumber);
    memory.standing().forEach(node.putArray("memory")::add);
    lots.forEach(node.putArray("lots")::add);
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      mapper.writeValue(part.toFile(), node);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The loop's checkpoint cannot be written to " + file, e);
    }
  }

  /** Empty when there is none or it cannot be read: then the journal is read from its start. */
  static Optional<Checkpoint> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = new ObjectMapper().readTree(file.toFile());
      List<String> memory = new ArrayList<>();
      node.path("memory").forEach(line -> memory.add(line.asText()));
      List<String> lots = new ArrayList<>();
      node.path("lots").forEach(lot -> lots.add(lot.asText()));
      return Optional.of(
          new Checkpoint(
              node.path("offset").asLong(),
              node.path("ledgerNumber").asLong(),
              new RuleMemory(memory),
              lots));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
