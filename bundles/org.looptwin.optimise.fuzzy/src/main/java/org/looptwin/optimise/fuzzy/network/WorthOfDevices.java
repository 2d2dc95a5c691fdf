package org.looptwin.optimise.fuzzy.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.network.NetworkModel.Conditions;

/**
 * What devices are worth, in three least costs: without any, with any where they pay, with the
 * floor on traceability. A plan of the first or the third is also one of the second, so that worth
 * and price of the floor are never below 0.
 */
final class WorthOfDevices {
  /** A worth is the difference of two large sums. */
  private static final double PART_OF_GAP = 0.1;

  private final NetworkData data;
  private final Conditions conditions;
  private final Solves solves;
  private String unknown;

  WorthOfDevices(NetworkData data, Conditions conditions, Solves solves) {
    this.data = data;
    this.conditions =
        new Conditions(
            conditions.alpha(), true, conditions.traceability(), conditions.demandFactor());
    this.solves = solves;
  }

  /**
   * @param gapEur what of the cost may be too much
   */
  private record Least(double cost, double gapEur, Map<Part, FuzzyNumber> parts) {
    /** A plan found under more limits, where it is cheaper; what is proven stays. */
    Least or(Least limited) {
      double saved = cost - limited.cost;
      return saved > 0 ? new Least(limited.cost, Math.max(0, gapEur - saved), limited.parts) : this;
    }
  }

  /** Null when no least cost was found in time; {@link #unknown} then says why. */
  NetworkPlan.Worth worth() {
    try {
      return found();
    } catch (Solves.NoAnswer none) {
      unknown = none.getMessage();
      return null;
    }
  }

  /** Why the worth is not known; null when it is, or was not asked for. */
  String unknown() {
    return unknown;
  }

  private NetworkPlan.Worth found() {
    Least without = least(conditions.withoutDevices(), 3);
    Least floored = least(conditions, 2);
    Least free = least(conditions.withoutFloor(), 1).or(without).or(floored);
    Map<String, Double> parts = new LinkedHashMap<>();
    for (Part part : Part.of(true)) {
      double saved =
          without.parts().get(part).expectedValue() - free.parts().get(part).expectedValue();
      parts.put(part.label(), saved);
    }
    return new NetworkPlan.Worth(
        without.cost(),
        free.cost(),
        floored.cost(),
        without.cost() - free.cost(),
        floored.cost() - free.cost(),
        without.cost() - floored.cost(),
        parts,
        without.gapEur() + free.gapEur() + floored.gapEur());
  }

  private Least least(Conditions under, int left) {
    NetworkModel built = new NetworkModel(data, under);
    LinearAnswer answer =
        new Compromise(built.model(), built.aims(), built.rounding(), solves)
            .best(0, left, "the worth of devices", PART_OF_GAP);
    double cost = built.aims().get(0).at(answer.x());
    double gap = Math.max(0, answer.gap()) * Math.abs(cost);
    return new Least(cost, gap, built.parts(answer.x(), true));
  }
}
