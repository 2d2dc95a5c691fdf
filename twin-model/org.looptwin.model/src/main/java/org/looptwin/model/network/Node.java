package org.looptwin.model.network;

import java.util.Optional;

/**
 * A site. Numbers that do not apply to a type are 0.
 *
 * @param commodity what a supplier sells; null for every other type
 * @param capKwhMonth capacity, kWh-equivalent a month; for a vehicle plant its peak demand
 * @param baseShare contract share of a critical supplier, 0 to 1
 * @param unitPriceEurKwh purchase price
 * @param efKgKwh emission factor, kg CO2 per kWh
 * @param efOwnKgKwh the battery plant's own emissions, without those of its materials
 * @param pDisruptionBase probability of at least one interruption in a month
 * @param pDisruptionMax its upper limit
 * @param fixedCostEurMonth cost of being open
 * @param varCostEurKwh processing cost
 * @param existing false for a candidate site
 * @param recoveryDaysMean mean length of an interruption
 * @param weight a hub's share of the returns, 0 to 1
 */
public record Node(
    String id,
    NodeType type,
    Commodity commodity,
    String name,
    String country,
    double lat,
    double lon,
    double capKwhMonth,
    double baseShare,
    double unitPriceEurKwh,
    double efKgKwh,
    double efOwnKgKwh,
    double pDisruptionBase,
    double pDisruptionMax,
    double fixedCostEurMonth,
    double varCostEurKwh,
    boolean existing,
    double recoveryDaysMean,
    double weight) {

  public Optional<Commodity> sells() {
    return Optional.ofNullable(commodity);
  }

  /** A supplier of lithium, cobalt, nickel or graphite. */
  public boolean criticalSupplier() {
    return commodity != null && commodity.critical();
  }
}
