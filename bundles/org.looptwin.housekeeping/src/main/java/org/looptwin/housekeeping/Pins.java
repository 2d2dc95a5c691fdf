package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds files that are written once by a second name, so that they can be copied although the
 * server has meanwhile put others in their place and deleted them.
 */
final class Pins implements AutoCloseable {
  /** In the home's data folder: a second name is possible on the same disk only. */
  static final String FOLDER = "backup-pins";

  private final Path folder;
  private final Map<Path, Path> pinned = new LinkedHashMap<>();

  Pins(Path data) throws IOException {
    this.folder = data.resolve(FOLDER);
    Folders.delete(folder);
  }

  /** Pins those that are not yet; one that is gone already is left out. */
  void add(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!pinned.containsKey(file)) {
        add(file);
      }
    }
  }

  private void add(Path file) throws IOException {
    Files.createDirectories(folder);
    Path second = folder.resolve(String.valueOf(pinned.size()));
    try {
      link(second, file);
      pinned.put(file, second);
    } catch (NoSuchFileException gone) {
      Files.deleteIfExists(second);
    }
  }

  private static void link(Path second, Path file) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (UnsupportedOperationException e) {
      Files.copy(file, second);
    }
  }

  /** By the name that a file had. */
  Map<Path, Path> all() {
    return pinned;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
