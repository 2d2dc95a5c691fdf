package org.looptwin.optimise.fuzzy.network;

import java.util.Map;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * A drawn instance; amounts in packs, money in EUR, CO2 in kg, distances in km.
 *
 * @param seed it was drawn with
 * @param demand [customer][period]
 * @param salesBefore [customer] sales in the period before the first
 * @param returnRate [customer] share of last period's sales that comes back
 * @param remanufacturable [collection] share of what was graded right
 * @param recyclable [collection] share of what was graded right
 * @param capacity by kind of site: [site] packs a period
 * @param supplierCapacity [supplier] packs' worth of material a period
 * @param disposalCapacity packs a period
 * @param fixedCost by kind of site: [site] for the horizon
 * @param cost what a pack costs, by family
 * @param co2 kg a pack emits, by family
 * @param km distances
 * @param watch devices and what they do
 * @param vagueness by part, (1 - l, 1, 1 + r)
 */
record NetworkData(
    Sizes sizes,
    long seed,
    FuzzyNumber[][] demand,
    double[] salesBefore,
    FuzzyNumber[] returnRate,
    FuzzyNumber[] remanufacturable,
    FuzzyNumber[] recyclable,
    Map<Echelon, FuzzyNumber[]> capacity,
    FuzzyNumber[] supplierCapacity,
    FuzzyNumber disposalCapacity,
    Map<Echelon, double[]> fixedCost,
    Unit cost,
    Unit co2,
    Map<String, double[][]> km,
    Watch watch,
    Map<Part, FuzzyNumber> vagueness) {

  /**
   * Per pack; what a family lacks is 0.
   *
   * @param material [supplier]
   * @param production [plant]
   * @param remanufacturing [centre]
   * @param recycling [centre]
   * @param holding [dc] a period
   * @param shortage [customer] replacement and penalty
   * @param collection [centre]
   * @param disposal each
   * @param transportKm each km
   */
  record Unit(
      double[] material,
      double[] production,
      double[] remanufacturing,
      double[] recycling,
      double[] holding,
      double[] shortage,
      double[] collection,
      double disposal,
      double transportKm) {}

  /**
   * Devices: one at a site or on a lane.
   *
   * @param deviceCost [type] each
   * @param gigabytes [type] each and period
   * @param dataCost [type] per GB
   * @param dataCo2 [type] per GB
   * @param lossCut [type] share of losses avoided
   * @param gradingCut [type] share of wrong gradings avoided
   * @param laneLoss [plant][dc] share lost
   * @param centreLoss [dc] share lost on the way to customers
   * @param misgraded [collection] share
   */
  record Watch(
      double[] deviceCost,
      double[] gigabytes,
      double[] dataCost,
      double[] dataCo2,
      double[] lossCut,
      double[] gradingCut,
      double[][] laneLoss,
      double[] centreLoss,
      double[] misgraded) {
    int types() {
      return deviceCost.length;
    }
  }

  /** Packs' worth of material that a recycled pack gives: more than 90 % is recyclable. */
  static final double YIELD = 0.9;

  /** Part of a pack's production CO2 that is its primary material. */
  static final double PRIMARY = 0.35;

  /** What a lost pack is worth: the mean of production and material. */
  double packValue() {
    return mean(cost.production()) + mean(cost.material());
  }

  private static double mean(double[] some) {
    return java.util.Arrays.stream(some).average().orElseThrow();
  }
}
