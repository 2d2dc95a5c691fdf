package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.AbatementOption;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Contract;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * The sites, lanes and materials a problem covers, in the order of the case.
 *
 * @param sources where retired packs are collected: hubs where there are any, else vehicle plants
 * @param gateways ports and terminals, which only limit the lanes that pass them
 * @param terms by critical supplier
 */
record Sets(
    List<Node> suppliers,
    List<Node> plants,
    List<Node> vehicles,
    List<Node> sources,
    List<Node> recyclers,
    List<Node> regenerators,
    List<Node> gateways,
    List<Lane> lanes,
    List<Commodity> materials,
    List<AbatementOption> abatement,
    Map<String, Terms> terms) {

  static Sets of(PlanningProblem problem) {
    Network network = network(problem);
    boolean lithium = problem.mode() == CommodityMode.LITHIUM;
    Set<Commodity> covered = covered(lithium);
    List<Node> suppliers =
        network.nodes(NodeType.SUPPLIER).stream()
            .filter(node -> covered.contains(node.commodity()))
            .toList();
    boolean hubs = !network.nodes(NodeType.HUB).isEmpty();
    List<Node> sources = network.nodes(hubs ? NodeType.HUB : NodeType.VEHICLE_PLANT);
    List<Lane> lanes =
        network.lanes().stream()
            .filter(lane -> covered.contains(lane.commodity()))
            .filter(lane -> lane.commodity() != Commodity.RET || holds(sources, lane.from()))
            .toList();
    List<Node> gateways = new ArrayList<>(network.nodes(NodeType.PORT));
    gateways.addAll(network.nodes(NodeType.TERMINAL));
    return new Sets(
        suppliers,
        network.nodes(NodeType.BATTERY_PLANT),
        network.nodes(NodeType.VEHICLE_PLANT),
        sources,
        network.nodes(NodeType.RECYCLING_CENTRE),
        network.nodes(NodeType.REGENERATION_PLANT),
        gateways,
        lanes,
        covered.stream().filter(Commodity::material).toList(),
        options(problem.reference(), suppliers, network),
        terms(problem, suppliers));
  }

  private static Network network(PlanningProblem problem) {
    Case reference = problem.reference();
    Set<String> keep = problem.subset().nodes();
    boolean within = keep.stream().allMatch(id -> reference.network().node(id).isPresent());
    return (within ? reference.network() : reference.extended()).restrictedTo(keep);
  }

  private static Set<Commodity> covered(boolean lithium) {
    return lithium
        ? EnumSet.of(Commodity.LI, Commodity.PACK, Commodity.RET, Commodity.BM, Commodity.REG)
        : EnumSet.allOf(Commodity.class);
  }

  private static boolean holds(List<Node> nodes, String id) {
    return nodes.stream().anyMatch(node -> node.id().equals(id));
  }

  private static List<AbatementOption> options(
      Case reference, List<Node> suppliers, Network network) {
    List<Node> plants = network.nodes(NodeType.BATTERY_PLANT);
    return reference.abatement().stream()
        .filter(option -> holds(suppliers, option.node()) || holds(plants, option.node()))
        .toList();
  }

  private static Map<String, Terms> terms(PlanningProblem problem, List<Node> suppliers) {
    Map<Commodity, Double> present = new LinkedHashMap<>();
    Map<String, Contract> contracts = problem.reference().contracts();
    for (Node node : suppliers) {
      if (node.criticalSupplier() && contracts.containsKey(node.id())) {
        present.merge(node.commodity(), contracts.get(node.id()).baseShare(), Double::sum);
      }
    }
    Map<String, Terms> terms = new LinkedHashMap<>();
    for (Node node : suppliers) {
      Contract contract = contracts.get(node.id());
      if (node.criticalSupplier() && contract != null) {
        terms.put(node.id(), terms(problem, contract, present.get(node.commodity())));
      }
    }
    return terms;
  }

  private static Terms terms(PlanningProblem problem, Contract contract, double present) {
    double executed =
        problem.initial().executedShares().getOrDefault(contract.supplier(), contract.baseShare());
    return new Terms(
        contract.baseShare() / present,
        executed / present,
        contract.minShare() / present,
        Math.min(1, contract.maxShare() / present),
        contract.rampPerMonth(),
        contract.spotPremium());
  }

  /** Base-share-weighted price; parts have the same price at every supplier. */
  double averagePriceEurKwh(Commodity material) {
    double weights = 0;
    double sum = 0;
    for (Node node : suppliers) {
      if (node.commodity() == material) {
        double weight = terms.containsKey(node.id()) ? terms.get(node.id()).base() : 1;
        weights += weight;
        sum += weight * node.unitPriceEurKwh();
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** Positions of the suppliers of a material. */
  int[] suppliersOf(Commodity material) {
    return java.util.stream.IntStream.range(0, suppliers.size())
        .filter(s -> suppliers.get(s).commodity() == material)
        .toArray();
  }
}
