package org.looptwin.twin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds entries by their key without an index in the database, whose pages would be written at
 * random for every reading: the newest keys stand in memory, the others in sorted files beside the
 * journal that are written one after the other. All of it can be made again from the journal. Not
 * for several threads; start afresh after a rollback.
 */
final class KeyIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyIndex.class);

  /** Entries of a new file; sixteen of them are put into one. */
  static final int RUN = 1 << 16;

  /** About 60 MB. */
  private static final int LONGEST_TAIL = 1 << 21;

  private static final int MERGED = KeyRun.MOST / RUN;
  private final Path folder;
  private final List<KeyRun> runs;
  private final KeyTail tail;
  private boolean failing;

  private KeyIndex(Path folder, List<KeyRun> runs) {
    this.folder = folder;
    this.runs = runs;
    this.tail = new KeyTail(runs.isEmpty() ? 1 : runs.get(runs.size() - 1).next());
  }

  /** Tells the hash of the entry at an offset, so that files of another journal are found out. */
  interface Journal {
    /** Null when there is no such entry. */
    Long hash(long offset) throws SQLException;
  }

  /**
   * Takes the files that fit the journal and deletes the others. The entries from {@link #next()}
   * on must be added then.
   */
  static KeyIndex open(Path folder, Journal journal) throws SQLException {
    List<KeyRun> fitting = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      long next = 1;
      for (KeyRun run : files(folder)) {
        Long hash = run.first() == next ? journal.hash(run.next() - 1) : null;
        if (hash != null && hash == run.lastHash()) {
          fitting.add(run);
          next = run.next();
        } else {
          run.delete();
        }
      }
    } catch (IOException e) {
      LOG.warn("The journal's keys in {} are made again: {}", folder, e.toString());
    }
    return new KeyIndex(folder, fitting);
  }

  /** By offset; of two that begin at the same one the larger first. */
  private static List<KeyRun> files(Path folder) throws IOException {
    List<KeyRun> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (file.toString().endsWith(".keys")) {
          try {
            found.add(KeyRun.open(file));
          } catch (IOException e) {
            LOG.warn("A file of the journal's keys is made again: {}", e.toString());
            Files.delete(file);
          }
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    found.sort(
        Comparator.comparingLong(KeyRun::first)
            .thenComparing(Comparator.comparingInt(KeyRun::count).reversed()));
    return found;
  }

  /** The offset of the next entry to be added. */
  long next() {
    return tail.next();
  }

  void add(long hash, long ts) {
    tail.add(hash, ts);
  }

  /**
   * Whether the wanted entry is among those that may have this key, newest first.
   *
   * @param wanted looks at the entry of an offset
   */
  boolean find(long hash, long ts, LongPredicate wanted) throws IOException {
    if (tail.find(hash, wanted)) {
      return true;
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).find(hash, ts, wanted)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What was added is durable: long tails are moved to files. A failure costs memory.
   *
   * @throws UncheckedIOException when it has lasted too long for that
   */
  void committed() {
    try {
      while (tail.size() >= RUN) {
        runs.add(KeyRun.write(folder, tail.first(), tail.hashes(RUN), tail.times(RUN)));
        tail.drop(RUN);
        merge();
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("The journal's keys cannot be written to {}: {}", folder, e.toString());
      }
      failing = true;
      if (tail.size() > LONGEST_TAIL) {
        throw new UncheckedIOException(
            "The journal's keys cannot be written to %s. Maybe the disk is full.".formatted(folder),
            e);
      }
    }
  }

  private void merge() throws IOException {
    int from = runs.size() - MERGED;
    if (from < 0 || runs.subList(from, runs.size()).stream().anyMatch(run -> run.count() != RUN)) {
      return;
    }
    List<KeyRun> small = List.copyOf(runs.subList(from, runs.size()));
    KeyRun large = KeyRun.merge(folder, small);
    runs.subList(from, runs.size()).clear();
    runs.add(large);
    for (KeyRun run : small) {
      run.delete();
    }
  }

  @Override
  public void close() {
    for (KeyRun run : runs) {
      try {
        run.close();
      } catch (IOException e) {
        LOG.debug("Closing a file of the journal's keys failed.", e);
      }
    }
  }
}
