package org.looptwin.twin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.looptwin.twin.live.SnapshotFile.Kept;

/**
 * A few states of all times in a folder, named after their journal offsets: one every so many
 * entries, and when there are too many, every second one goes. One thread writes; any may read.
 */
final class SnapshotArchive {
  private static final int MOST = 64;
  private final Path folder;
  private final long every;
  private final TreeMap<Long, Path> files = new TreeMap<>();

  /**
   * @param every journal entries between two
   */
  SnapshotArchive(Path folder, long every) throws IOException {
    this.folder = folder;
    this.every = every;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.list(folder)) {
        found
            .filter(file -> file.getFileName().toString().matches("[0-9]{1,18}"))
            .forEach(file -> files.put(Long.parseLong(file.getFileName().toString()), file));
      }
    }
  }

  synchronized void put(Kept kept) throws IOException {
    long revision = kept.snapshot().revision();
    if (revision - (files.isEmpty() ? 0 : files.lastKey()) < every) {
      return;
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(Long.toString(revision));
    new SnapshotFile(file).write(kept);
    files.put(revision, file);
    if (files.size() > MOST) {
      thin();
    }
  }

  private void thin() throws IOException {
    List<Long> all = new ArrayList<>(files.keySet());
    for (int n = 0; n < all.size(); n += 2) {
      Files.deleteIfExists(files.remove(all.get(n)));
    }
  }

  /** Up to a journal offset, the newest first. */
  synchronized Stream<Path> upTo(long offset) {
    return files.headMap(offset, true).entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .map(Map.Entry::getValue)
        .toList()
        .stream();
  }
}
