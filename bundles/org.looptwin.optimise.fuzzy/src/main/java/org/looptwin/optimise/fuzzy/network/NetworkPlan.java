package org.looptwin.optimise.fuzzy.network;

import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Wish;

/**
 * What was found for a network; cost in EUR, CO2 in kg, packs over the whole horizon.
 *
 * @param values [cost, CO2] at expected values
 * @param fuzzy the same as fuzzy numbers
 * @param gap proven relative gap of the compromise
 * @param payoffGap largest relative gap of the solves behind the payoff table
 * @param open sites by kind
 * @param watched places with a device, and its type
 * @param traced least share of a period's packs that pass watched sites
 * @param worth of the devices; null unless asked for
 * @param worthUnknown why it is not known although it was asked for; else null
 * @param sensitivity empty unless asked for
 * @param missing changes for which there was no time
 */
public record NetworkPlan(
    Sizes sizes,
    long seed,
    double alpha,
    double traceability,
    boolean devices,
    double demandFactor,
    Wish wish,
    Payoff payoff,
    double[] values,
    FuzzyNumber[] fuzzy,
    double[] memberships,
    double lambda,
    double gap,
    double payoffGap,
    Map<Part, FuzzyNumber> parts,
    Map<Echelon, List<String>> open,
    Map<String, String> watched,
    double traced,
    List<Lane> lanes,
    double shortage,
    double demand,
    Worth worth,
    String worthUnknown,
    List<Change> sensitivity,
    int missing) {

  /** What goes between two places over the horizon, packs. */
  public record Lane(String from, String to, double packs) {}

  /**
   * What devices are worth: the least costs of three models.
   *
   * @param without no devices, no floor on traceability
   * @param free devices where they pay, no floor
   * @param floored devices, with the floor
   * @param worth {@code without - free}, EUR; never negative
   * @param floorPrice {@code floored - free}, EUR; never negative
   * @param net {@code without - floored}, EUR
   * @param parts by part of cost: {@code without - free}, EUR
   * @param uncertainty sum of the proven gaps, EUR: the worth may differ by as much
   */
  public record Worth(
      double without,
      double free,
      double floored,
      double worth,
      double floorPrice,
      double net,
      Map<String, Double> parts,
      double uncertainty) {}

  /**
   * The compromise with one thing changed.
   *
   * @param what demand, weight, alpha, phi, devices
   * @param value of it
   */
  public record Change(
      String what,
      double value,
      double cost,
      double co2,
      double costMembership,
      double co2Membership,
      double lambda) {}
}
