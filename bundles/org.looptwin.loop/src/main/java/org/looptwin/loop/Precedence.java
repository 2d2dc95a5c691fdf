package org.looptwin.loop;

import java.util.concurrent.TimeUnit;

/** The loop's own step goes before a question: questions wait for it and give way to it. */
final class Precedence {
  private volatile boolean stepping;

  synchronized void begin() {
    stepping = true;
  }

  synchronized void end() {
    stepping = false;
    notifyAll();
  }

  /** Whether a step of the loop is on its way. */
  boolean stepping() {
    return stepping;
  }

  /**
   * Waits until no step is on its way.
   *
   * @return false when there still is one
   */
  synchronized boolean await(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (stepping) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
