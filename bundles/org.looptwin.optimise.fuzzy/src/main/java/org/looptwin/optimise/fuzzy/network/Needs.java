package org.looptwin.optimise.fuzzy.network;

import java.util.Arrays;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * What the echelons must carry in the busiest period, demands and shares at their upper ends.
 *
 * @param forward packs a period
 * @param returns packs a period
 * @param remanufactured packs a period
 * @param recycled packs a period
 */
record Needs(double forward, double returns, double remanufactured, double recycled) {
  Needs(
      FuzzyNumber[][] demand,
      FuzzyNumber[] returnRate,
      FuzzyNumber[] remanufacturable,
      FuzzyNumber[] recyclable) {
    this(
        busiest(demand, null),
        busiest(demand, returnRate),
        busiest(demand, returnRate) * most(remanufacturable),
        busiest(demand, returnRate) * most(recyclable));
  }

  double of(Echelon echelon) {
    return switch (echelon) {
      case PLANT, DC -> forward;
      case COLLECTION -> returns;
      case REMANUFACTURING -> remanufactured;
      case RECYCLING -> recycled;
    };
  }

  private static double busiest(FuzzyNumber[][] demand, FuzzyNumber[] rate) {
    double most = 0;
    for (int period = 0; period < demand[0].length; period++) {
      double sum = 0;
      for (int customer = 0; customer < demand.length; customer++) {
        sum += demand[customer][period].a4() * (rate == null ? 1 : rate[customer].a4());
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  private static double most(FuzzyNumber[] shares) {
    return Arrays.stream(shares).mapToDouble(FuzzyNumber::a4).max().orElseThrow();
  }
}
