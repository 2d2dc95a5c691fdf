package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts in force, oldest first. Changes are told by the writer under the view's lock. */
final class Parts implements AutoCloseable {
  private static final int MOST_OPEN = 128;
  private final Path folder;
  private final IdleConnections idle = new IdleConnections(MOST_OPEN);
  private volatile List<Part> all = List.of();
  private int lastNumber;

  Parts(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes over the list of the main file; deletes what a crash left behind.
   *
   * @throws IOException when a listed file is missing
   */
  void fill(List<PartFile> listed) throws IOException {
    Files.createDirectories(folder);
    List<Part> found = new ArrayList<>();
    for (PartFile file : listed) {
      Part part = new Part(file, folder, idle);
      if (!Files.isRegularFile(part.path())) {
        throw new IOException(part.path() + " is missing");
      }
      found.add(part);
    }
    deleteAllBut(listed.stream().map(PartFile::name).collect(Collectors.toSet()));
    lastNumber = listed.stream().mapToInt(file -> number(file.name())).max().orElse(0);
    all = List.copyOf(found);
  }

  private void deleteAllBut(Set<String> listed) throws IOException {
    List<Path> strange;
    try (Stream<Path> files = Files.list(folder)) {
      strange =
          files
              .filter(file -> file.getFileName().toString().matches(".*\\.(db|new)(-journal)?"))
              .filter(file -> !listed.contains(file.getFileName().toString()))
              .toList();
    }
    for (Path file : strange) {
      Files.delete(file);
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(name.indexOf('-') + 1, name.indexOf('.')));
  }

  /** A name that no part has or had in this life, e.g. {@code 20240226-17.points.db}. */
  synchronized String freshName(Chunk chunk, PartFile.Kind kind) {
    lastNumber++;
    return "%s-%d.%s.db".formatted(chunk.label(), lastNumber, kind.name().toLowerCase());
  }

  Path folder() {
    return folder;
  }

  List<Part> all() {
    return all;
  }

  /** The replaced ones; retire them once nobody can pin them any more. */
  List<Part> exchange(List<PartFile> removed, List<PartFile> added) {
    List<Part> gone = all.stream().filter(part -> removed.contains(part.about())).toList();
    List<Part> now = new ArrayList<>(all);
    now.removeAll(gone);
    added.forEach(file -> now.add(new Part(file, folder, idle)));
    all = List.copyOf(now);
    return gone;
  }

  @Override
  public void close() {
    idle.close();
  }
}
