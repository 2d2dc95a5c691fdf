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

  /** A call has ended, one way or the other. */
  synchronized void called(double ms) {
    calls++;
    longestMs = Math.max(longestMs, ms);
  }

  /** What a call answered was of use. */
  synchronized void held() {
    inARow = 0;
  }

  /**
   * A call failed, or what it answered did.
   *
   * @return whether that was one failure too many
   */
  synchronized boolean failed() {
    failures++;
    inARow++;
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
