package org.looptwin.model.network;

/**
 * A supply contract for a critical material; shares are of the purchases of that material.
 *
 * @param rampPerMonth greatest change of share in a month, e.g. 0.10
 * @param reserveFeeEurKwhYear price of reserved capacity
 * @param spotPremium surcharge on the unit price beyond the ceiling, e.g. 0.18
 */
public record Contract(
    String supplier,
    Commodity commodity,
    double baseShare,
    double minShare,
    double maxShare,
    double rampPerMonth,
    double reserveFeeEurKwhYear,
    double spotPremium) {}
