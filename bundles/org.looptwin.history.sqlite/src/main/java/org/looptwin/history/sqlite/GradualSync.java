package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.ProgressHandler;

/**
 * Syncs a growing file every few megabytes, so that the writer's small syncs never queue behind one
 * of gigabytes; and ends a long statement when it is told to stop.
 */
final class GradualSync extends ProgressHandler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GradualSync.class);
  private static final int STEPS = 200_000;
  private static final long EVERY_BYTES = 8 << 20;
  private final FileChannel channel;
  private final BooleanSupplier stopped;
  private long synced;

  GradualSync(Path file, BooleanSupplier stopped) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.stopped = stopped;
  }

  void during(Connection connection) throws SQLException {
    setHandler(connection, STEPS, this);
  }

  @Override
  protected int progress() throws SQLException {
    try {
      long size = channel.size();
      if (size - synced >= EVERY_BYTES) {
        channel.force(false);
        synced = size;
      }
    } catch (IOException e) {
      LOG.debug("A part could not be synced while it grew; it is synced at its end.", e);
    }
    return stopped.getAsBoolean() ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
