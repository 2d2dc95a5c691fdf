package org.looptwin.twin.live;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one history store from the journal on a thread of its own: resumes at the store's offset,
 * retries while the store fails, never holds up the twin.
 */
final class HistoryFeeder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryFeeder.class);
  private static final int CHUNK = 1_000;
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
  private boolean failing;

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
    boolean more = resume();
    while (more && !stopped) {
      try {
        feed();
        more = awaitMore(store.offset());
      } catch (RuntimeException e) {
        more = retry(e);
      }
    }
  }

  /** Whether the store can be fed from this journal at all; a store that fails may later on. */
  private boolean resume() {
    try {
      if (store.offset() > journal.last()) {
        LOG.error(
            "History {} stands at offset {}, the journal at {}: it belongs to another journal and"
                + " takes nothing. Maybe delete the history; it is filled again.",
            name,
            store.offset(),
            journal.last());
        return false;
      }
      return true;
    } catch (RuntimeException e) {
      return retry(e);
    }
  }

  private void feed() {
    long offset = store.offset();
    List<JournalEntry> chunk = journal.read(offset, CHUNK);
    while (!chunk.isEmpty() && !stopped) {
      store.append(chunk);
      worked();
      offset = chunk.get(chunk.size() - 1).offset();
      chunk = journal.read(offset, CHUNK);
    }
  }

  private void worked() {
    if (failing) {
      LOG.info("History {} takes readings again.", name);
    }
    failing = false;
    backoff.reset();
  }

  private boolean retry(RuntimeException e) {
    if (!failing) {
      LOG.warn("History {} takes no readings; they wait in the journal.", name, e);
    }
    failing = true;
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
      return target > offset;
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
