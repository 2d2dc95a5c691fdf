package org.looptwin.uncertainty.calibrated;

/**
 * How far an interval reaches from its nominal path.
 *
 * @param radius in the parameter's unit, at least 0
 * @param rule how it came about
 * @param doubt why it is not what was asked for; empty when it is
 */
record Width(double radius, String rule, String doubt) {
  static Width asAsked(double radius, String rule) {
    return new Width(radius, rule, "");
  }
}
