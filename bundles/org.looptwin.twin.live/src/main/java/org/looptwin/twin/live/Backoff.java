package org.looptwin.twin.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits longer after every failure in a row, but not beyond the end. One thread waits. */
final class Backoff {
  private final CountDownLatch end = new CountDownLatch(1);
  private final long firstMs;
  private final long longestMs;
  private long nextMs;

  Backoff(long firstMs, long longestMs) {
    this.firstMs = firstMs;
    this.longestMs = longestMs;
    this.nextMs = firstMs;
  }

  /** Whether to try again; false at the end. */
  boolean pause() {
    try {
      boolean ended = end.await(nextMs, TimeUnit.MILLISECONDS);
      nextMs = Math.min(longestMs, nextMs * 2);
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** It worked. */
  void reset() {
    nextMs = firstMs;
  }

  /** Wakes the one that waits; there will be no more pauses. */
  void end() {
    end.countDown();
  }
}
