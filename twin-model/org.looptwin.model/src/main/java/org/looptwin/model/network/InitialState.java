package org.looptwin.model.network;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was executed before month 1, what lies in store and what is on its way.
 *
 * @param executedShares supplier to share of its commodity's purchases
 * @param executedRoutes supplier to sea class to share of the supplier's volume
 * @param stockDays battery plant to commodity to days of monthly capacity; absent means 10 days
 * @param openRecyclers the recycling centres in operation
 * @param arrivingKwh battery plant to material to kWh that were bought before and arrive, by month
 * @param returnedKwh recycling centre to kWh of returned packs in its store; absent means none
 */
public record InitialState(
    Map<String, Double> executedShares,
    Map<String, Map<LaneClass, Double>> executedRoutes,
    Map<String, Map<Commodity, Double>> stockDays,
    Set<String> openRecyclers,
    Map<String, Map<Commodity, List<Double>>> arrivingKwh,
    Map<String, Double> returnedKwh) {

  /** Nothing on its way, no returned packs in store. */
  public InitialState(
      Map<String, Double> executedShares,
      Map<String, Map<LaneClass, Double>> executedRoutes,
      Map<String, Map<Commodity, Double>> stockDays,
      Set<String> openRecyclers) {
    this(executedShares, executedRoutes, stockDays, openRecyclers, Map.of(), Map.of());
  }
}
