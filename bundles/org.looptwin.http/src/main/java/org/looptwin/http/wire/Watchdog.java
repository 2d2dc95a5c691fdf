package org.looptwin.http.wire;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that take too long. An interrupt closes the channel on which a thread is stuck
 * writing, which is the only way to get rid of a client that no longer reads.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "looptwin-http-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Interrupts the calling thread unless it closes the guard in time. */
  Guard guard(Duration longest) {
    Guard guard = new Guard(Thread.currentThread());
    guard.alarm = timer.schedule(guard::bite, longest.toMillis(), TimeUnit.MILLISECONDS);
    return guard;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One watch over one thread. */
  static final class Guard implements AutoCloseable {
    private final Thread thread;
    private ScheduledFuture<?> alarm;
    private boolean over;
    private boolean bitten;

    private Guard(Thread thread) {
      this.thread = thread;
    }

    private synchronized void bite() {
      if (!over) {
        bitten = true;
        thread.interrupt();
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      alarm.cancel(false);
      if (bitten) {
        // The interrupt was for the work that is over now, not for the thread's next.
        Thread.interrupted();
      }
    }
  }
}
