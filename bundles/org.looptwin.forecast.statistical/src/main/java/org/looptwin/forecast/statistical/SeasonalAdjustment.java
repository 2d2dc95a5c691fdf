package org.looptwin.forecast.statistical;

/** Values without their season, and the way back. */
interface SeasonalAdjustment {
  /** The values without their season. */
  double[] adjusted();

  /** Puts the season back on a forecast so many steps after the end, 1 being the first. */
  double restore(int step, double value);
}
