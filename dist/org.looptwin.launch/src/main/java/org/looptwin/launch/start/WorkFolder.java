package org.looptwin.launch.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder of this process: the framework's cache and unpacked native libraries. It is
 * locked while in use; folders whose process was killed are found by their free lock and deleted by
 * the next one. Any number of processes may start and end at once: only who holds a folder's lock
 * deletes it, and who has locked a new folder looks whether it is still there.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "looptwin-work-";
  private static final String LOCK = "lock";
  private static final int ATTEMPTS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

  private final Path folder;
  private final FileChannel channel;

  private WorkFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static WorkFolder create(Path parent) throws IOException {
    deleteAbandoned(parent);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path folder = Files.createTempDirectory(parent, PREFIX);
      FileChannel channel = open(folder, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (locked(channel) && Files.exists(folder.resolve(LOCK))) {
        return new WorkFolder(folder, channel);
      }
      // Another start found the folder before it was locked, and deletes it.
      channel.close();
    }
    throw new IOException(
        ("no temporary folder can be locked in %s. Maybe its file system has no locks;"
                + " LOOPTWIN_JAVA_OPTS=-Djava.io.tmpdir=FOLDER takes another.")
            .formatted(parent));
  }

  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** Deletes the folder; what cannot be deleted now is deleted by a later process. */
  @Override
  public void close() {
    deleteLocked(folder, channel);
  }

  private static void deleteAbandoned(Path parent) {
    try (DirectoryStream<Path> candidates = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path candidate : candidates) {
        if (Files.isWritable(candidate.resolve(LOCK))) {
          deleteIfAbandoned(candidate);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("Left-over temporary folders in {} stay for now", parent, e);
    }
  }

  private static void deleteIfAbandoned(Path candidate) {
    try (FileChannel channel = open(candidate, StandardOpenOption.WRITE)) {
      if (locked(channel)) {
        deleteLocked(candidate, channel);
      }
    } catch (IOException e) {
      LOG.debug("{} stays for now", candidate, e);
    }
  }

  /** The lock's file goes last and, where an open file can be deleted, before the lock is free. */
  private static void deleteLocked(Path folder, FileChannel channel) {
    Path lock = folder.resolve(LOCK);
    Deletion.of(folder, lock);
    lock.toFile().delete();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("The lock of {} did not close", folder, e);
    }
    folder.toFile().delete();
  }

  private static FileChannel open(Path folder, OpenOption... how) throws IOException {
    return FileChannel.open(folder.resolve(LOCK), how);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process holds it
    }
  }
}
