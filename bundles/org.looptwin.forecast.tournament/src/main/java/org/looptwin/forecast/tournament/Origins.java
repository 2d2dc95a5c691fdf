package org.looptwin.forecast.tournament;

import org.looptwin.model.forecast.SeriesHistory;

/**
 * Where the members stand when they look ahead. Position 0 is the end of a series, position p lies
 * {@code p * every} steps before it, in every series alike.
 *
 * @param horizon steps ahead
 * @param every steps between two positions
 * @param scored positions on the leaderboard, the last ones whose whole horizon is known
 * @param count positions in the past
 */
record Origins(int horizon, int every, int scored, int count) {
  private static final int MANY_SERIES = 100;
  private static final int LEAST_KNOWN = 8;
  private static final int MOST_LESSONS = 8;

  /**
   * Before the scored positions lie others, from which weights and bands of the first scored ones
   * are learned: over a whole horizon, or, for many series, which teach each other, one.
   */
  static Origins of(int horizon, int scored, int series) {
    int every = Math.max(1, (int) Math.round((double) horizon / scored));
    int firstWhole = (horizon + every - 1) / every;
    int before = series > MANY_SERIES ? 1 : firstWhole;
    return new Origins(horizon, every, scored, firstWhole - 1 + scored + before);
  }

  /** The first position whose whole horizon is known. */
  int firstWhole() {
    return (horizon + every - 1) / every;
  }

  boolean scores(int position) {
    return position >= firstWhole() && position < firstWhole() + scored;
  }

  /** Whether members that learn from many series learn here; at the oldest and the end always. */
  boolean teaches(int position) {
    int between = (count + MOST_LESSONS - 1) / MOST_LESSONS;
    return position == count || position % between == 0;
  }

  /** Steps known at a position. */
  int known(SeriesHistory history, int position) {
    return history.values().months() - position * every;
  }

  /** Whether enough is known there: two seasons, eight steps, or half of a short history. */
  boolean usable(SeriesHistory history, int position) {
    int months = history.values().months();
    int least = Math.max(LEAST_KNOWN, Math.min(2 * history.season(), months / 2));
    return position == 0 || known(history, position) >= least;
  }

  /** How many steps after a position have happened by a later one. */
  int outcomes(int position, int later) {
    return Math.min(horizon, (position - later) * every);
  }
}
