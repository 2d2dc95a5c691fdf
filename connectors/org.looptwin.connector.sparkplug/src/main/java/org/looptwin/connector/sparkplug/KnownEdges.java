package org.looptwin.connector.sparkplug;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers over restarts which edge nodes there are and which series they send, so that those that
 * are not there any more can be found out. What aliases mean is not kept: the edge node may have
 * given them anew in the meantime.
 */
final class KnownEdges {
  private static final Logger LOG = LoggerFactory.getLogger(KnownEdges.class);

  private final Path file;
  private final ObjectMapper json = new ObjectMapper();

  KnownEdges(Path file) {
    this.file = file;
  }

  /** Edge node to device to series paths; empty when there is no file, or none that can be read. */
  Map<String, Map<String, Collection<String>>> read() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return json.readValue(file.toFile(), new TypeReference<>() {});
    } catch (IOException e) {
      LOG.warn("Sparkplug: {} cannot be read and is made anew: {}", file, e.getMessage());
      return Map.of();
    }
  }

  void write(Map<String, Map<String, Collection<String>>> edges) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      json.writeValue(fresh.toFile(), new TreeMap<>(edges));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("Sparkplug: {} cannot be written: {}", file, e.toString());
    }
  }
}
