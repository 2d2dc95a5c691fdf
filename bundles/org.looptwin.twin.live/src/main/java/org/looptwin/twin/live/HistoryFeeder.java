package org.looptwin.twin.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.Histories.Follower;
import org.looptwin.twin.api.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one history store from the journal on a thread of its own: resumes at the store's offset,
 * retries for ever while the store fails, never holds up the twin. A store that stands beyond the
 * journal's end belongs to another journal: it gets nothing until it was emptied.
 */
final class HistoryFeeder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryFeeder.class);

  /** Most readings of a store's transaction. */
  private static final int PIECE = 2_000;

  /** A smaller piece waits this long for more, because every one costs the store an fsync. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long DRAIN_MS = 5_000;
  private static final long INTERRUPT_MS = 1_000;
  private final Journal journal;
  private final HistoryStore store;
  private final String name;
  private final Backoff backoff;
  private final Thread thread;
  private final Journal.Subscription subscription;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long target;
  private boolean draining;
  private volatile boolean stopped;

  /** Where the store was when it was found to belong to another journal; 0 when it is ours. */
  private long foreignAt;

  /** What is known of the store without asking it. */
  private volatile long stored;

  private volatile String trouble;

  HistoryFeeder(Journal journal, HistoryStore store, String name, Backoff backoff) {
    this.journal = journal;
    this.store = store;
    this.name = name;
    this.backoff = backoff;
    this.subscription = journal.onAppend(this::appended);
    appended(journal.last());
    this.thread = new Thread(this::run, "looptwin-history-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** How far the store is. Asks only what is remembered, so that a store that hangs does not. */
  Follower follower() {
    long behind = Math.max(0, journal.last() - stored);
    Optional<String> told = Optional.ofNullable(trouble).or(store::trouble);
    return new Follower(name, stored, behind, told);
  }

  private void appended(long last) {
    lock.lock();
    try {
      target = Math.max(target, last);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean more = true;
    while (more && !stopped) {
      try {
        long offset = store.offset();
        stored = offset;
        more = foreign(offset) ? backoff.pause() : awaitMore(feed(offset));
      } catch (RuntimeException e) {
        more = retry(e);
      }
    }
  }

  /** Once foreign it stays so until it went back: the journal may grow beyond where it stands. */
  private boolean foreign(long offset) {
    if (offset > journal.last() && foreignAt == 0) {
      foreignAt = offset;
      trouble =
          "History %s stands at offset %d, the journal at %d: it belongs to another journal and takes nothing. Maybe empty the history; it is filled again."
              .formatted(name, offset, journal.last());
      LOG.error(trouble);
    } else if (offset < foreignAt && offset <= journal.last()) {
      foreignAt = 0;
      trouble = null;
    }
    return foreignAt > 0;
  }

  /** Returns where the store is then. */
  private long feed(long from) {
    long offset = from;
    List<JournalEntry> piece = journal.read(offset, PIECE);
    while (!piece.isEmpty() && !stopped) {
      store.append(piece);
      offset = piece.get(piece.size() - 1).offset();
      stored = offset;
      worked();
      piece = piece.size() < PIECE ? List.of() : journal.read(offset, PIECE);
    }
    worked();
    return offset;
  }

  private void worked() {
    if (trouble != null) {
      LOG.info("History {} takes readings again.", name);
    }
    trouble = null;
    backoff.reset();
  }

  private boolean retry(RuntimeException e) {
    if (trouble == null) {
      LOG.warn("History {} takes no readings; they wait in the journal.", name, e);
    }
    trouble =
        "History %s takes no readings; they wait in the journal. %s"
            .formatted(name, e.getMessage() == null ? e : e.getMessage());
    if (!stopped && Thread.interrupted()) {
      LOG.debug("History {} left its thread interrupted; it goes on all the same.", name);
    }
    return backoff.pause();
  }

  /**
   * Whether there is something after this offset; false when there is not and there will not be.
   */
  private boolean awaitMore(long offset) {
    lock.lock();
    try {
      while (target <= offset && !draining) {
        changed.awaitUninterruptibly();
      }
      long left = LINGER_NANOS;
      while (target - offset < PIECE && !draining && left > 0) {
        left = changed.awaitNanos(left);
      }
      return target > offset;
    } catch (InterruptedException e) {
      return !stopped; // only our own end is one; a store may have left the mark
    } finally {
      lock.unlock();
    }
  }

  /** Stores what it can within 5 s; the rest waits in the journal. */
  @Override
  public void close() {
    subscription.close();
    // What is durable may not have been told yet.
    appended(journal.last());
    lock.lock();
    try {
      draining = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    backoff.end();
    try {
      thread.join(DRAIN_MS);
      stopped = true;
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(INTERRUPT_MS);
        LOG.warn("History {} did not take everything in time; it goes on at the next start.", name);
      }
    } catch (InterruptedException e) {
      stopped = true;
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
