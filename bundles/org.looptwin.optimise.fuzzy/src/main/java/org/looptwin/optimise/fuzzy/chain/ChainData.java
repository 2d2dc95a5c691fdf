package org.looptwin.optimise.fuzzy.chain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * The chain's numbers: tonnes of battery content, money in dollars, energy in kWh.
 *
 * @param sets actors by kind, in the file's order; every kind is there, some lists may be empty
 * @param returnRate share of what a market takes that comes back (R)
 * @param secondReturnRate share of what a second-life market takes that comes back (Rs)
 * @param rawPerBattery t of raw material for a t of battery (M_)
 * @param scrapShare least share of a recycler's input that is scrap
 * @param batteryDemand by EV maker, t
 * @param retailDemand by retailer, t; empty where it is what the retailer sells on
 * @param marketDemand by market, t
 * @param capacity t; an actor without one has no limit
 * @param processing per t; 0 where absent
 * @param energy kWh per t; 0 where absent
 * @param transport per t
 * @param price by symbol, per t
 * @param shortage by b, m, k, per t
 */
public record ChainData(
    Map<Kind, List<String>> sets,
    FuzzyNumber returnRate,
    FuzzyNumber secondReturnRate,
    FuzzyNumber rawPerBattery,
    FuzzyNumber scrapShare,
    Map<String, FuzzyNumber> batteryDemand,
    Map<String, FuzzyNumber> retailDemand,
    Map<String, FuzzyNumber> marketDemand,
    Map<Node, FuzzyNumber> capacity,
    Map<Node, FuzzyNumber> processing,
    Map<Node, FuzzyNumber> energy,
    Transport transport,
    Map<String, FuzzyNumber> price,
    Map<String, FuzzyNumber> shortage) {

  /** Costs of a lane per t: of the pair of actors, else of the pair of kinds, else the default. */
  public record Transport(FuzzyNumber otherwise, Map<String, FuzzyNumber> special) {
    FuzzyNumber of(Node from, Node to) {
      FuzzyNumber pair = special.get(from.name() + ">" + to.name());
      if (pair != null) {
        return pair;
      }
      return special.getOrDefault(from.kind() + ">" + to.kind(), otherwise);
    }
  }

  List<Node> nodes(Kind kind) {
    return sets.get(kind).stream().map(name -> new Node(kind, name)).toList();
  }

  /** In the order of the kinds. */
  List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.addAll(nodes(kind));
    }
    return all;
  }

  /** What decides whether a plan is possible, in four families. */
  enum Family {
    DEMAND,
    CAPACITY,
    RETURNS,
    RAW_NEED
  }

  /** Every family with one rule for its numbers; prices and costs stay. */
  ChainData with(Map<Family, UnaryOperator<FuzzyNumber>> rules) {
    UnaryOperator<FuzzyNumber> demand = rules.get(Family.DEMAND);
    UnaryOperator<FuzzyNumber> returns = rules.get(Family.RETURNS);
    return new ChainData(
        sets,
        returns.apply(returnRate),
        returns.apply(secondReturnRate),
        rules.get(Family.RAW_NEED).apply(rawPerBattery),
        scrapShare,
        each(batteryDemand, demand),
        each(retailDemand, demand),
        each(marketDemand, demand),
        each(capacity, rules.get(Family.CAPACITY)),
        processing,
        energy,
        transport,
        price,
        shortage);
  }

  /** Every number at the middle of its core. */
  ChainData crisp() {
    UnaryOperator<FuzzyNumber> core = one -> FuzzyNumber.crisp((one.a2() + one.a3()) / 2);
    Map<Family, UnaryOperator<FuzzyNumber>> all = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      all.put(family, core);
    }
    ChainData rows = with(all);
    return new ChainData(
        sets,
        rows.returnRate,
        rows.secondReturnRate,
        rows.rawPerBattery,
        core.apply(scrapShare),
        rows.batteryDemand,
        rows.retailDemand,
        rows.marketDemand,
        rows.capacity,
        each(processing, core),
        each(energy, core),
        new Transport(core.apply(transport.otherwise), each(transport.special, core)),
        each(price, core),
        each(shortage, core));
  }

  private static <K> Map<K, FuzzyNumber> each(
      Map<K, FuzzyNumber> numbers, UnaryOperator<FuzzyNumber> rule) {
    Map<K, FuzzyNumber> found = new LinkedHashMap<>();
    numbers.forEach((key, number) -> found.put(key, rule.apply(number)));
    return found;
  }
}
