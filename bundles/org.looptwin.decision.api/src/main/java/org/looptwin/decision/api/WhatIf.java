package org.looptwin.decision.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.decision.Change;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;

/**
 * A question an operator asks beside the live plan. What is not overridden is as the twin and the
 * forecasts see it now. Nothing is decided, nothing is recorded.
 *
 * @param supplierP disruption probability of suppliers for the whole horizon, in [0, 1]
 * @param laneP interruption probability of lane classes, in [0, 1]
 * @param closed lane classes closed in month 1
 * @param carbonEurT carbon price for the whole horizon, EUR/t; null for the forecast's
 * @param recyclers recycling centres that are open, by id; null for those of the plan in force
 * @param capacity factor on a supplier's capacity for the whole horizon, in [0, 1]
 * @param stockDays battery plant to material to days in store, 0 to {@link #MOST_STOCK_DAYS}; what
 *     is not named is as it is known
 * @param recoveryRate share of retired packs that returns, in [0, 1]; null for the case's
 * @param policy null for the one in force
 * @param weights null for the operator's preference in force
 */
public record WhatIf(
    Map<String, Double> supplierP,
    Map<LaneClass, Double> laneP,
    Set<LaneClass> closed,
    Double carbonEurT,
    Set<String> recyclers,
    Map<String, Double> capacity,
    Map<String, Map<Commodity, Double>> stockDays,
    Double recoveryRate,
    PlanPolicy policy,
    RiskWeights weights) {
  private static final double HIGHEST_CARBON_EUR_T = 1000;

  /** Days of a battery plant's capacity that its store of a material holds. */
  public static final double MOST_STOCK_DAYS = 29.9;

  /** Other risks and sites; all else as it is. */
  public WhatIf(
      Map<String, Double> supplierP,
      Map<LaneClass, Double> laneP,
      Set<LaneClass> closed,
      Double carbonEurT,
      Set<String> recyclers) {
    this(supplierP, laneP, closed, carbonEurT, recyclers, Map.of(), Map.of(), null, null, null);
  }

  /**
   * @throws IllegalArgumentException when a value is outside of its range
   */
  public WhatIf {
    supplierP = Map.copyOf(supplierP);
    laneP = Map.copyOf(laneP);
    closed = Set.copyOf(closed);
    recyclers = recyclers == null ? null : Set.copyOf(recyclers);
    capacity = Map.copyOf(capacity);
    stockDays = Map.copyOf(stockDays);
    capacity.forEach((id, factor) -> probability("capacity of " + id, factor));
    stockDays.forEach((id, some) -> some.forEach((k, days) -> days(id + " of " + k, days)));
    if (recoveryRate != null) {
      probability("recoveryRate", recoveryRate);
    }
    supplierP.forEach((id, p) -> probability("supplierP of " + id, p));
    laneP.forEach((lane, p) -> probability("laneP of " + lane, p));
    if (carbonEurT != null && !(carbonEurT >= 0 && carbonEurT <= HIGHEST_CARBON_EUR_T)) {
      throw new IllegalArgumentException(
          "carbonEurT is %s; expected 0 to %.0f EUR/t."
              .formatted(carbonEurT, HIGHEST_CARBON_EUR_T));
    }
  }

  private static void probability(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("%s is %s; expected 0 to 1.".formatted(name, p));
    }
  }

  private static void days(String name, double days) {
    if (!(days >= 0 && days <= MOST_STOCK_DAYS)) {
      throw new IllegalArgumentException(
          "stockDays of %s is %s; expected 0 to %s, more no store holds."
              .formatted(name, days, MOST_STOCK_DAYS));
    }
  }

  /** A plan, or why there is none, beside the plan in force. */
  public sealed interface Reply {}

  /**
   * @param plan not in force
   * @param changes against the plan in force, largest first
   * @param sentences what moved and why
   * @param findings of the policy packs
   */
  public record Answered(
      Plan plan, List<Change> changes, List<String> sentences, List<Finding> findings)
      implements Reply {}

  /** No plan: infeasible with its relaxation, out of time, or busy. */
  public record Unanswered(String because) implements Reply {}
}
