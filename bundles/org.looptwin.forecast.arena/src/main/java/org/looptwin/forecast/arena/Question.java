package org.looptwin.forecast.arena;

import org.looptwin.model.forecast.SeriesHistory;

/**
 * What every member is asked: the future, and what it would have said at past origins.
 *
 * @param firstOrigin months known at the first origin; the last one is the whole history
 */
record Question(SeriesHistory history, int horizon, long seed, int firstOrigin) {
  private static final int MONTHS_BEFORE_FIRST = 12;

  /**
   * @param origins how many past origins are wanted, where the history is long enough
   */
  static Question of(SeriesHistory history, int horizon, long seed, int origins) {
    if (horizon < 1) {
      throw new IllegalArgumentException(
          "The horizon for %s is %d months, but must be at least 1."
              .formatted(history.target(), horizon));
    }
    int months = history.values().months();
    int shortest = Math.min(MONTHS_BEFORE_FIRST, Math.max(1, months / 2));
    int wanted = origins + history.unknown().size();
    return new Question(history, horizon, seed, Math.max(shortest, months - wanted));
  }

  int months() {
    return history.values().months();
  }

  SeriesHistory known(int origin) {
    return origin == months() ? history : history.known(origin);
  }

  /** The last known value for every step, within the target's domain. */
  double naive(int origin) {
    double last = history.values().at(origin - 1);
    return clip(last);
  }

  /**
   * Whether a forecast from an origin can be held against what came: both its last month and the
   * one so many steps ahead were observed.
   */
  boolean tells(int origin, int step) {
    return history.observed(origin - 1) && history.observed(origin + step - 1);
  }

  double clip(double value) {
    return Math.max(history.lower(), Math.min(history.upper(), value));
  }
}
