package org.looptwin.launch.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder of this process: the framework's cache and unpacked native libraries. It is
 * locked while in use; folders whose process was killed are found by their free lock and deleted by
 * the next one.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "looptwin-work-";

  private final Path folder;
  private final FileChannel channel;

  private WorkFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static WorkFolder create(Path parent) throws IOException {
    deleteAbandoned(parent);
    Path folder = Files.createTempDirectory(parent, PREFIX);
    FileChannel channel = open(folder);
    channel.lock();
    return new WorkFolder(folder, channel);
  }

  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Deletes the folder; what cannot be deleted now is deleted by a later process. */
  @Override
  public void close() throws IOException {
    channel.close();
    delete(folder);
  }

  private static void deleteAbandoned(Path parent) throws IOException {
    List<Path> candidates;
    try (Stream<Path> files = Files.list(parent)) {
      candidates =
          files
              .filter(file -> file.getFileName().toString().startsWith(PREFIX))
              .filter(file -> Files.isWritable(file.resolve("lock")))
              .toList();
    }
    for (Path candidate : candidates) {
      try (FileChannel channel = open(candidate);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          delete(candidate);
        }
      }
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> children;
    try (Stream<Path> files = Files.walk(folder)) {
      children = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path child : children) {
      // A loaded native library cannot be deleted on Windows: it goes with the next start.
      child.toFile().delete();
    }
  }
}
