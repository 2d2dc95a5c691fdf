package org.looptwin.model.network;

/**
 * A measure that lowers the emissions of a site.
 *
 * @param maxShare greatest share of the site's volume it can serve, 0 to 1
 */
public record AbatementOption(
    String id,
    String node,
    String kind,
    double efReductionKgKwh,
    double costEurKwh,
    double maxShare) {}
