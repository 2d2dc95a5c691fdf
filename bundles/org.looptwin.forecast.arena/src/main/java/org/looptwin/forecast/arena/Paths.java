package org.looptwin.forecast.arena;

/**
 * What one member forecasts at each origin.
 *
 * @param byOrigin {@code [months known][step from 0]}; null where it was not asked or had no answer
 * @param because why it had no answer at the last origin; empty when it had
 */
record Paths(double[][] byOrigin, String because) {
  boolean answered() {
    return because.isEmpty();
  }

  double[] at(int origin) {
    return byOrigin[origin];
  }
}
