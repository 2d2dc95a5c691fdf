package org.looptwin.decision.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file behind a ledger, held by one process at a time through {@code <file>.lock} beside it.
 */
final class LedgerFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

  private final Path file;
  private final FileChannel lock;
  private final FileChannel channel;
  private long end;

  private LedgerFile(Path file, FileChannel lock, FileChannel channel) {
    this.file = file;
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * @throws IllegalStateException when another ledger holds the file
   */
  static LedgerFile open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    FileChannel lock = lock(file);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      force(folder);
      return new LedgerFile(file, lock, channel);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    FileChannel lock =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lock)) {
      lock.close();
      throw new IllegalStateException(
          "The ledger %s is in use by another process (%s is locked). Maybe another server runs on this home: stop it first."
              .formatted(file, lockFile));
    }
    return lock;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      LOG.debug("Locked by this very process", e);
      return false;
    }
  }

  /** Makes a new file's name durable, where the system can. */
  private static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      LOG.debug("{} cannot be forced; the system does that by itself", folder, e);
    }
  }

  Path path() {
    return file;
  }

  /** Where the durable lines end. */
  long end() {
    return end;
  }

  /** Forgets everything after the position. */
  void cutTo(long position) throws IOException {
    if (channel.size() > position) {
      channel.truncate(position);
      channel.force(true);
    }
    end = position;
  }

  /** Durable on return; on a failure nothing of it stays. */
  void append(byte[] line) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      for (long at = end; buffer.hasRemaining(); ) {
        at += channel.write(buffer, at);
      }
      channel.force(false);
      end += line.length;
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  private void takeBack(IOException cause) {
    try {
      cutTo(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
    }
  }
}
