package org.looptwin.forecast.global;

/**
 * The form of what the network sees and says.
 *
 * @param horizon steps ahead
 * @param season steps in a season, 1 for none
 */
record Form(int horizon, int season) {
  private static final int LONGEST_SEASON = 24;
  private static final int LEAST_WINDOW = 24;
  private static final int FACTS = 5;

  /** Last steps the network sees: three seasons, or three horizons where there is no season. */
  int window() {
    return Math.max(LEAST_WINDOW, 3 * (shownSeason() > 0 ? season : horizon));
  }

  /** Seasonal indices the network sees. */
  int shownSeason() {
    return season > 1 && season <= LONGEST_SEASON ? season : 0;
  }

  int inputs() {
    return window() + shownSeason() + FACTS;
  }

  /** Steps known at the first origin that is learnt from. */
  int leastKnown() {
    return Math.max(LEAST_WINDOW / 2, 2 * season);
  }
}
