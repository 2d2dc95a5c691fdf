package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.looptwin.model.telemetry.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Main file and parts together. One thread writes at a time; who reads takes a {@link View}, which
 * stays as it is whatever is written, merged or dropped meanwhile.
 */
final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private final HistoryDatabase database;
  private final SeriesNumbers numbers = new SeriesNumbers();
  private final FreshIndex index = new FreshIndex();
  private final Parts parts;
  private final Object writing = new Object();
  private final ReadWriteLock views = new ReentrantReadWriteLock();
  private FreshWriter writer;
  private boolean closed;

  /** Opens a history; one of another form or with a part missing begins anew, at offset 0. */
  Storage(Path file) throws SQLException, IOException {
    database = new HistoryDatabase(file);
    parts = new Parts(database.parts());
    try {
      checkForm();
      open();
    } catch (IOException e) {
      beginAnew(e.getMessage());
      open();
    } catch (SQLiteException e) {
      if (!destroyed(e)) {
        throw e;
      }
      beginAnew(e.getMessage());
      open();
    }
  }

  private static boolean destroyed(SQLiteException e) {
    SQLiteErrorCode code = e.getResultCode();
    return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  private void checkForm() throws SQLException, IOException {
    boolean there = Files.exists(database.file()) && Files.size(database.file()) > 0;
    if (there && database.version() != HistoryDatabase.VERSION) {
      throw new IOException("it is of another form");
    }
  }

  private void open() throws SQLException, IOException {
    Files.createDirectories(database.parts());
    writer = new FreshWriter(database, numbers, index);
    try {
      parts.fill(writer.parts());
    } catch (IOException | SQLException e) {
      writer.close();
      throw e;
    }
  }

  private void beginAnew(String why) throws IOException {
    LOG.warn("The history {} is filled again from the journal: {}.", database.file(), why);
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(database.file().resolveSibling(database.file().getFileName() + end));
    }
    if (Files.isDirectory(database.parts())) {
      try (Stream<Path> files = Files.list(database.parts())) {
        for (Path file : files.filter(each -> each.toString().endsWith(".db")).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  HistoryDatabase database() {
    return database;
  }

  SeriesNumbers numbers() {
    return numbers;
  }

  FreshIndex index() {
    return index;
  }

  Parts parts() {
    return parts;
  }

  long offset() {
    synchronized (writing) {
      return writer.offset();
    }
  }

  long flushed() {
    synchronized (writing) {
      return writer.flushed();
    }
  }

  void append(List<JournalEntry> entries) throws SQLException {
    synchronized (writing) {
      mustBeOpen();
      writer.append(entries);
    }
  }

  /**
   * Puts new parts in the place of others and of what stands in the main file up to an offset. All
   * at once: no reader sees a reading twice or not at all.
   */
  void publish(List<PartFile> removed, List<PartFile> added, long flushed) throws SQLException {
    List<Part> gone;
    synchronized (writing) {
      mustBeOpen();
      boolean more = flushed > writer.flushed();
      writer.publish(removed, added, Math.max(flushed, writer.flushed()));
      views.writeLock().lock();
      try {
        gone = parts.exchange(removed, added);
        if (more) {
          index.forget(flushed);
        }
      } finally {
        views.writeLock().unlock();
      }
    }
    gone.forEach(Part::retire);
  }

  private void mustBeOpen() throws SQLException {
    if (closed) {
      throw new SQLException("it is closed");
    }
  }

  /**
   * What there is now.
   *
   * @param fresh offsets of the rows of the main file that matter; looked up at the same moment
   */
  View view(Supplier<long[]> fresh, long from, long to) throws SQLException {
    Connection main = database.forReading();
    views.readLock().lock();
    try {
      return View.open(main, fresh.get(), pin(from, to));
    } finally {
      views.readLock().unlock();
    }
  }

  private List<Part> pin(long from, long to) {
    return parts.all().stream().filter(part -> part.mayHold(from, to)).map(Part::pin).toList();
  }

  @Override
  public void close() {
    synchronized (writing) {
      closed = true;
      writer.close();
    }
    parts.close();
  }
}
