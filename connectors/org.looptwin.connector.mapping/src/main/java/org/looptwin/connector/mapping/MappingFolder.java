package org.looptwin.connector.mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping files of a home. What was last good of each is kept in {@code data/mappings}, so that
 * a file broken while the server was down changes nothing either; beside it the reason why the file
 * is refused, {@code NAME.why}. Used by one thread.
 */
final class MappingFolder {
  private static final Logger LOG = LoggerFactory.getLogger(MappingFolder.class);

  private final Path folder;
  private final Path kept;
  private final MappingReader reader;
  private final Map<String, Mapping> inForce = new TreeMap<>();
  private Map<String, String> seen = Map.of();
  private Map<String, String> taken = Map.of();

  MappingFolder(Path folder, Path kept, MappingReader reader) {
    this.folder = folder;
    this.kept = kept;
    this.reader = reader;
  }

  /** Takes all files as they are; of those that cannot be used what was last good. */
  Mappings open() throws IOException {
    Files.createDirectories(kept);
    seen = texts();
    forgetAllBut(seen.keySet());
    for (Map.Entry<String, String> file : seen.entrySet()) {
      if (!take(file.getKey(), file.getValue())) {
        takeKept(file.getKey());
      }
    }
    taken = seen;
    return mappings();
  }

  /** Takes what has changed and has been the same for two looks; empty when nothing has. */
  Optional<Mappings> look() throws IOException {
    Map<String, String> now = texts();
    boolean still = now.equals(seen);
    seen = now;
    if (!still || now.equals(taken)) {
      return Optional.empty();
    }
    for (String gone : new ArrayList<>(inForce.keySet())) {
      if (!now.containsKey(gone)) {
        inForce.remove(gone);
        LOG.info("Mapping {} is gone and no longer used", folder.resolve(gone));
      }
    }
    forgetAllBut(now.keySet());
    for (Map.Entry<String, String> file : now.entrySet()) {
      if (!file.getValue().equals(taken.get(file.getKey()))) {
        take(file.getKey(), file.getValue());
      }
    }
    taken = now;
    return Optional.of(mappings());
  }

  private Mappings mappings() {
    Mappings mappings = new Mappings(List.copyOf(inForce.values()));
    mappings.overlaps().forEach(overlap -> LOG.warn("Mapping {}", overlap));
    return mappings;
  }

  private boolean take(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    MappingReader.Reading reading = reader.read(file.toString(), text);
    if (reading.mapping() == null) {
      reading.errors().forEach(error -> LOG.error("Mapping refused: {}", error));
      LOG.error(
          "Mapping {} is refused{}",
          file,
          inForce.containsKey(name) ? "; the one before stays in force" : "");
      write(why(name), String.join("\n", reading.errors()) + "\n");
      return false;
    }
    reading.mapping().warnings().forEach(warning -> LOG.warn("Mapping: {}", warning));
    inForce.put(name, reading.mapping());
    keep(name, text);
    LOG.info("Mapping {} is in force: {} rules", file, reading.mapping().rules().size());
    return true;
  }

  private void takeKept(String name) throws IOException {
    Path last = kept.resolve(name);
    if (!Files.exists(last)) {
      return;
    }
    MappingReader.Reading reading = reader.read(last.toString(), Files.readString(last));
    if (reading.mapping() == null) {
      reading.errors().forEach(error -> LOG.error("Mapping: {}", error));
    } else {
      inForce.put(name, reading.mapping());
      LOG.warn("Mapping {}: what was last good of it stays in force", folder.resolve(name));
    }
  }

  private void keep(String name, String text) throws IOException {
    write(kept.resolve(name), text);
    Files.deleteIfExists(why(name));
  }

  /** Whoever reads it meanwhile finds the text before or the new one, never half of it. */
  private static void write(Path file, String text) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path why(String name) {
    return kept.resolve(name + ".why");
  }

  private void forgetAllBut(java.util.Set<String> names) throws IOException {
    for (String name : names(kept)) {
      if (!names.contains(name)) {
        Files.deleteIfExists(kept.resolve(name));
        Files.deleteIfExists(why(name));
      }
    }
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (String name : names(folder)) {
        texts.put(name, text(folder.resolve(name)));
      }
    }
    return texts;
  }

  /** What is no UTF-8 is no JSON either. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      return "this file is no UTF-8 text";
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
