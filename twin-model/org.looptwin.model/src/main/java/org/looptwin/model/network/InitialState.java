package org.looptwin.model.network;

import java.util.Map;
import java.util.Set;

/**
 * What was executed before month 1.
 *
 * @param executedShares supplier to share of its commodity's purchases
 * @param executedRoutes supplier to sea class to share of the supplier's volume
 * @param stockDays battery plant to commodity to days of monthly capacity; absent means 10 days
 * @param openRecyclers the recycling centres in operation
 */
public record InitialState(
    Map<String, Double> executedShares,
    Map<String, Map<LaneClass, Double>> executedRoutes,
    Map<String, Map<Commodity, Double>> stockDays,
    Set<String> openRecyclers) {}
