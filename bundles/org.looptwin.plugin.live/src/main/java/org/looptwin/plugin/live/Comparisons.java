package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plug-in in the shadow said beside the one in use, one JSON object a line; beyond 1 MiB the
 * file begins anew and the one before is kept. Used by one thread.
 */
final class Comparisons {
  private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final Clock clock;

  Comparisons(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * @param what names to numbers, texts or booleans; null and NaN become null
   */
  void add(Map<String, Object> what) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", clock.instant().toString());
    line.putAll(what);
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".before"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file, json(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("A comparison cannot be kept in {}: {}", file, e.toString());
    }
  }

  private static String json(Map<String, Object> line) {
    return line.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ":" + value(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "null";
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : text(value.toString());
  }

  private static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
