package org.looptwin.optimise.milp;

/**
 * A critical supplier's contract as the present part of the case sees it: shares are divided by the
 * sum of the base shares of the suppliers present.
 *
 * @param base contract share
 * @param executed share before month 1
 * @param floor least share
 * @param ceiling greatest share, at most 1
 * @param ramp greatest change of share in a month
 * @param spotPremium surcharge on the unit price beyond the ceiling
 */
record Terms(
    double base, double executed, double floor, double ceiling, double ramp, double spotPremium) {

  /** Least share after {@code steps} months: the floor, or what the ramp still holds. */
  double lower(double steps) {
    return Math.max(floor, executed - ramp * steps);
  }

  /** Greatest share after {@code steps} months. */
  double upper(double steps) {
    return Math.min(ceiling, executed + ramp * steps);
  }
}
