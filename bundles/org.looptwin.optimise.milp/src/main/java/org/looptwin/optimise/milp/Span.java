package org.looptwin.optimise.milp;

/**
 * What the periods of an instance stand for.
 *
 * @param firstMonth number of the first period's month, 1 for the whole horizon
 * @param monthsPerPeriod 1, or the months that a single mean period stands for
 * @param endsHorizon whether stocks must be back at their end values after the last period
 * @param capacityScale factor on the capacity of suppliers, plants, their lanes and gateways
 * @param holdingScale factor on the cost of holding material
 */
record Span(
    int firstMonth,
    double monthsPerPeriod,
    boolean endsHorizon,
    double capacityScale,
    double holdingScale) {
  static final Span HORIZON = new Span(1, 1, true, 1, 1);
}
