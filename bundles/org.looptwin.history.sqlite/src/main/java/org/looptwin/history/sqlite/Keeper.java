package org.looptwin.history.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the upkeep of a history is done: readings move when enough have come together, the rest is
 * looked at once a minute, on two threads of its own. What fails is tried again.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long LOOK_EVERY_S = 60;
  private static final long END_WITHIN_S = 5;
  private final Upkeep upkeep;
  private final AtomicBoolean flushing = new AtomicBoolean();
  private final AtomicBoolean tidying = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor threads;

  Keeper(Upkeep upkeep) {
    this.upkeep = upkeep;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ScheduledThreadPoolExecutor(
            2,
            work -> {
              Thread thread =
                  new Thread(work, "looptwin-history-upkeep-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  Keeper start() {
    threads.scheduleWithFixedDelay(this::look, 1, LOOK_EVERY_S, TimeUnit.SECONDS);
    return this;
  }

  private void look() {
    if (upkeep.holdsOldOnes()) {
      flush();
    }
    tidy();
  }

  /** Enough has come together; returns at once. */
  void flushSoon() {
    soon(flushing, this::flush);
  }

  /** Does all that is to be done before it returns. */
  void settle() {
    flush();
    tidy();
  }

  private void soon(AtomicBoolean running, Runnable work) {
    if (running.compareAndSet(false, true)) {
      try {
        threads.execute(work);
      } catch (RejectedExecutionException e) {
        LOG.debug("The history is closing; its upkeep goes on at the next start.", e);
      }
    }
  }

  private void flush() {
    try {
      attempt(upkeep::flush);
    } finally {
      flushing.set(false);
    }
    soon(tidying, this::tidy);
  }

  private synchronized void tidy() {
    try {
      attempt(
          () -> {
            while (!threads.isShutdown() && upkeep.step()) {
              LOG.debug("A step of the history's upkeep is done.");
            }
          });
    } finally {
      tidying.set(false);
    }
  }

  /** Work that may fail. */
  private interface Work {
    void run() throws SQLException, IOException;
  }

  private void attempt(Work work) {
    try {
      work.run();
      if (failing.getAndSet(false)) {
        LOG.info("The history's upkeep works again.");
      }
    } catch (SQLException | IOException | RuntimeException e) {
      if (!threads.isShutdown() && !failing.getAndSet(true)) {
        LOG.warn("The history's upkeep failed and is tried again; nothing is lost.", e);
      }
    }
  }

  /**
   * Waits for the step that runs, but not for long: what it leaves behind goes at the next start.
   */
  @Override
  public void close() {
    threads.shutdownNow();
    upkeep.stop();
    try {
      threads.awaitTermination(END_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
