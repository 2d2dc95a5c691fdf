package org.looptwin.forecast.record;

import java.time.LocalDate;

/**
 * When a growing file is written anew: once a day at most, above a size that does not matter, and
 * when it is twice as large as it was the last time.
 */
final class Growth {
  private static final int TIMES = 2;

  private final long least;
  private long last;
  private LocalDate day = LocalDate.MIN;

  Growth(long leastBytes) {
    this.least = leastBytes;
  }

  boolean due(LocalDate today, long bytes) {
    if (!today.isAfter(day) || bytes <= Math.max(least, TIMES * last)) {
      return false;
    }
    day = today;
    return true;
  }

  void rewritten(long bytes) {
    last = bytes;
  }
}
