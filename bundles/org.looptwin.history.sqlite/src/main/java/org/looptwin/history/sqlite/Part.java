package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * A part in use. Readers pin it; one that has been replaced or dropped is deleted when the last
 * reader has let go. Safe for many threads.
 */
final class Part {
  private static final Logger LOG = LoggerFactory.getLogger(Part.class);
  private final PartFile about;
  private final Path path;
  private final IdleConnections idle;
  private int pins;
  private boolean retired;

  Part(PartFile about, Path folder, IdleConnections idle) {
    this.about = about;
    this.path = folder.resolve(about.name());
    this.idle = idle;
  }

  PartFile about() {
    return about;
  }

  Path path() {
    return path;
  }

  boolean mayHold(long from, long to) {
    return about.first() < to && from <= about.last();
  }

  synchronized Part pin() {
    pins++;
    return this;
  }

  void release() {
    if (lastOfARetiredOne()) {
      delete();
    }
  }

  private synchronized boolean lastOfARetiredOne() {
    pins--;
    return retired && pins == 0;
  }

  /** No new reader comes to it; the file goes with the last one. */
  void retire() {
    boolean unused;
    synchronized (this) {
      retired = true;
      unused = pins == 0;
    }
    if (unused) {
      delete();
    }
  }

  private void delete() {
    idle.forget(this);
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted; it is tried again at the next start.", path, e);
    }
  }

  /** A connection of the caller's own, for reading; give it back. */
  Connection take() throws SQLException {
    Connection connection = idle.take(this);
    return connection == null ? open(path) : connection;
  }

  void give(Connection connection) {
    idle.give(this, connection);
  }

  /** The file never changes, so that no locks are needed. */
  static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return JDBC.createConnection(
        "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1", config.toProperties());
  }
}
