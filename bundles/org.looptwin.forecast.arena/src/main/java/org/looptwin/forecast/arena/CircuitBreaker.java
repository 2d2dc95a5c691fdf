package org.looptwin.forecast.arena;

/**
 * Lets a member rest after failures in a row. Counts calls, not time, so that equal calls meet
 * equal decisions.
 *
 * <p><b>Threads:</b> any.
 */
final class CircuitBreaker {
  private final int tolerated;
  private final int rest;
  private int failures;
  private int skipsLeft;

  /**
   * @param tolerated failures in a row until it rests
   * @param rest calls it then sits out
   */
  CircuitBreaker(int tolerated, int rest) {
    this.tolerated = tolerated;
    this.rest = rest;
  }

  /** Whether the next call may be made; a refusal counts as one call sat out. */
  synchronized boolean admits() {
    if (skipsLeft == 0) {
      return true;
    }
    skipsLeft--;
    return false;
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed() {
    failures++;
    if (failures >= tolerated) {
      skipsLeft = rest;
    }
  }

  synchronized int skipsLeft() {
    return skipsLeft;
  }
}
