package org.looptwin.model.network;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Everything a case folder says, checked. Immutable.
 *
 * @param name the folder's name
 * @param network all sites and lanes of the default subset (without hubs, ports, terminals)
 * @param extended the network with hubs, ports, terminals, where the case has them, else the same
 * @param firstMonth month 1 of the planning horizon
 * @param demandKwh by vehicle plant, from {@code firstMonth} on
 * @param retiredKwh packs retired by vehicle-plant region, from {@code firstMonth} on
 * @param contracts by supplier
 * @param kgPerKwh freight mass by commodity
 * @param laneVia lane id to the ports and terminals it passes
 * @param subsets by name; the default one is {@link #defaultSubset()}
 * @param policyPacks pack id to its JSON text
 */
public record Case(
    String name,
    Network network,
    Network extended,
    YearMonth firstMonth,
    Map<String, MonthlySeries> demandKwh,
    Map<String, MonthlySeries> retiredKwh,
    Map<String, Contract> contracts,
    List<AbatementOption> abatement,
    Map<Commodity, Double> kgPerKwh,
    Map<String, List<String>> laneVia,
    Observations observations,
    InitialState initialState,
    Parameters parameters,
    Map<String, Subset> subsets,
    Map<String, String> policyPacks) {

  /**
   * The subset that holds the whole of {@link #network()}: the one of 73 nodes in the reference
   * case.
   */
  public Subset defaultSubset() {
    return new Subset(
        "n" + network.nodes().size(),
        java.util.Set.copyOf(network.nodes().stream().map(Node::id).toList()),
        1.0);
  }

  public Optional<Subset> subset(String subsetName) {
    return Optional.ofNullable(subsets.get(subsetName));
  }
}
