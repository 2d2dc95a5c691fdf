package org.looptwin.model.json.generator;

/**
 * One generated site. Energy in kWh, money in EUR.
 *
 * @param letter S, B, V, R or M
 * @param commodity what a supplier sells, else ""
 * @param capacity kWh a month; of a vehicle plant its peak demand
 * @param share of its commodity or of all demand; 0 for others
 * @param efOwn kg CO2 per kWh without its materials
 */
record Site(
    String id,
    char letter,
    String commodity,
    Place place,
    double capacity,
    double share,
    double price,
    double ef,
    double efOwn,
    double p,
    double fixedCost,
    double variableCost,
    boolean existing) {

  boolean critical() {
    return commodity.length() == 2;
  }
}
