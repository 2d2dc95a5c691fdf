package org.looptwin.connector.mqtt;

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
final class ClientThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientThreads.class);
  private static final long PARTING_MS = 1_000;

  private final ScheduledThreadPoolExecutor threads;

  ClientThreads() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ScheduledThreadPoolExecutor(
            8,
            task -> {
              Thread thread = new Thread(task, "mqtt-client-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
  }

  ScheduledThreadPoolExecutor executor() {
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
