package org.looptwin.plugin.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in the background, one piece at a time on a thread of its own; of work on one subject only
 * the latest counts, so that a slow plug-in in the shadow falls behind nobody.
 *
 * <p><b>Threads:</b> any.
 */
final class LatestFirst implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LatestFirst.class);
  private static final int MOST = 200;

  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private final Thread thread;
  private boolean closed;

  LatestFirst(String name) {
    thread = new Thread(this::work, "looptwin-shadow-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the place of what waits on the same subject; passed over when far too much waits. */
  synchronized void offer(String subject, Runnable work) {
    if (!closed && (waiting.containsKey(subject) || waiting.size() < MOST)) {
      waiting.put(subject, work);
      notifyAll();
    }
  }

  private void work() {
    try {
      while (true) {
        run(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails spoils nothing for what comes next. */
  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A comparison in the shadow failed: {}", e.toString(), e);
    }
  }

  private synchronized Runnable next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    String subject = waiting.keySet().iterator().next();
    return waiting.remove(subject);
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    thread.interrupt();
  }
}
