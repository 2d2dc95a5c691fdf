package org.looptwin.runtime.paho;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one connection's client. It occupies three while connected and more while it
 * connects and leaves. They never time out: one that idles must be there for the next ping, or the
 * broker hangs up.
 */
public final class ClientThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientThreads.class);
  private static final long PARTING_MS = 1_000;

  private final ScheduledThreadPoolExecutor threads;

  /**
   * @param name what the threads are named after, e.g. {@code mqtt-client}
   */
  public ClientThreads(String name) {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ScheduledThreadPoolExecutor(
            8,
            task -> {
              Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
  }

  ScheduledExecutorService executor() {
    return threads;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(PARTING_MS, TimeUnit.MILLISECONDS)) {
        LOG.debug("Threads of a connection have not ended yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
