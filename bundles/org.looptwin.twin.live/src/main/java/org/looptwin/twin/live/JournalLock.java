package org.looptwin.twin.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a journal has one server only; ends with the process at the latest. */
final class JournalLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalLock.class);
  private final Path file;
  private final FileChannel channel;

  JournalLock(Path journalFile) throws IOException {
    this.file = journalFile.resolveSibling("journal.lock");
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked()) {
      channel.close();
      throw new IllegalStateException(
          "The journal %s is in use by another server. Maybe stop it or choose another home."
              .formatted(journalFile));
    }
  }

  private boolean locked() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("{} could not be closed.", file, e);
    }
  }
}
