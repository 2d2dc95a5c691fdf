package org.looptwin.rules.drools;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread that plays scenarios, one after another, until it is left. */
final class Stage {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::work, "looptwin-rules-trial");

  Stage() {
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void play(Runnable task) {
    tasks.add(task);
  }

  /** Ends the thread, at once when it waits; what does not end may only use what others leave. */
  void leave() {
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.interrupt();
  }
}
