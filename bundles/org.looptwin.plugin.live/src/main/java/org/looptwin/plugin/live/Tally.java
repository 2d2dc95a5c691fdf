package org.looptwin.plugin.live;

/**
 * Counts the calls to one service of a plug-in and says when there were too many failures in a row.
 *
 * <p><b>Threads:</b> any.
 */
final class Tally {
  /** Failures in a row after which a plug-in is stopped. */
  static final int TOLERATED = 3;

  private long calls;
  private long failures;
  private int inARow;
  private double longestMs;

  synchronized void succeeded(double ms) {
    calls++;
    inARow = 0;
    longestMs = Math.max(longestMs, ms);
  }

  /**
   * @return whether that was one failure too many
   */
  synchronized boolean failed(double ms) {
    calls++;
    failures++;
    inARow++;
    longestMs = Math.max(longestMs, ms);
    return inARow >= TOLERATED;
  }

  synchronized long calls() {
    return calls;
  }

  synchronized long failures() {
    return failures;
  }

  synchronized double longestMs() {
    return longestMs;
  }
}
