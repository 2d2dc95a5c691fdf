package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Parameters;
import org.looptwin.model.network.Subset;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/** A planning problem being changed. */
final class EditedCase {
  private final Case base;
  private final Subset subset;
  private final Map<String, Double> capacityFactor = new HashMap<>();
  private final Map<String, Double> outlookFactor = new HashMap<>();
  private final Map<String, Map<Commodity, Double>> stockDays = new HashMap<>();
  private final Set<String> dropped = new TreeSet<>();
  private final List<Predicate<Lane>> lanesDropped = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Sites sites = Sites.FREE;
  private CommodityMode mode = CommodityMode.ALL;
  private int months = 12;
  private double reserve;
  private double yield = 1;
  private double demand = 1;

  EditedCase(Case base, String subset) {
    this.base = base;
    this.subset = base.subset(subset).orElseThrow();
    said.add(base.name() + " " + subset);
  }

  List<Node> nodes(NodeType type) {
    return base.extended().nodes(type).stream()
        .filter(node -> subset.nodes().contains(node.id()))
        .toList();
  }

  EditedCase say(String what) {
    said.add(what);
    return this;
  }

  EditedCase lithium() {
    mode = CommodityMode.LITHIUM;
    return say("lithium only");
  }

  void capacity(String node, double factor) {
    capacityFactor.put(node, factor);
  }

  void outlook(String supplier, double factor) {
    outlookFactor.put(supplier, factor);
  }

  void stock(String plant, Commodity material, double days) {
    stockDays.computeIfAbsent(plant, key -> new HashMap<>()).put(material, days);
  }

  void drop(String node) {
    dropped.add(node);
  }

  void dropLanes(Predicate<Lane> some) {
    lanesDropped.add(some);
  }

  void months(int count) {
    months = Math.min(months, count);
  }

  void sites(Set<String> open) {
    sites = Sites.fixed(open);
  }

  void reserve(double share) {
    reserve = share;
  }

  void yield(double factor) {
    yield = factor;
  }

  void demand(double factor) {
    demand = factor;
  }

  PlanningProblem problem() {
    Set<String> keep = new TreeSet<>(subset.nodes());
    keep.removeAll(dropped);
    Map<String, MonthlySeries> factors = new HashMap<>();
    outlookFactor.forEach(
        (id, factor) -> factors.put(id, MonthlySeries.constant(base.firstMonth(), 12, factor)));
    return new PlanningProblem(
            reference(),
            new Subset(subset.name(), keep, subset.demandScale() * demand),
            mode,
            months,
            "deterministic",
            new Outlooks(Map.of(), Map.of(), null, null, factors, Set.of()),
            null,
            new InitialState(
                base.initialState().executedShares(),
                base.initialState().executedRoutes(),
                stockDays,
                base.initialState().openRecyclers()),
            sites,
            3,
            0)
        .withReserve(reserve);
  }

  private Case reference() {
    Parameters p = base.parameters();
    return new Case(
        base.name(),
        edited(base.network()),
        edited(base.extended()),
        base.firstMonth(),
        base.demandKwh(),
        base.retiredKwh(),
        base.contracts(),
        base.abatement(),
        base.kgPerKwh(),
        base.laneVia(),
        base.observations(),
        base.initialState(),
        new Parameters(
            p.currency(),
            p.carbonPriceEurT(),
            p.recoveryRate(),
            p.pSuezCalm(),
            p.lossSupplierEurKwh(),
            p.lossLinkEurKwh(),
            p.lossGivenDisruption(),
            p.efRegeneratedKgKwh(),
            p.efPrimaryKgKwh(),
            p.recyclingTarget(),
            p.hydrometYield() * yield,
            p.regenerationYield(),
            p.kwhPerVehicle(),
            p.beta()),
        base.subsets(),
        base.policyPacks());
  }

  private Network edited(Network network) {
    return new Network(
        network.name(),
        network.nodes().stream()
            .filter(node -> !dropped.contains(node.id()))
            .map(node -> scaled(node, capacityFactor.getOrDefault(node.id(), 1.0)))
            .toList(),
        network.lanes().stream()
            .filter(lane -> !dropped.contains(lane.from()) && !dropped.contains(lane.to()))
            .filter(lane -> lanesDropped.stream().noneMatch(some -> some.test(lane)))
            .toList());
  }

  private static Node scaled(Node n, double factor) {
    return new Node(
        n.id(),
        n.type(),
        n.commodity(),
        n.name(),
        n.country(),
        n.lat(),
        n.lon(),
        n.capKwhMonth() * factor,
        n.baseShare(),
        n.unitPriceEurKwh(),
        n.efKgKwh(),
        n.efOwnKgKwh(),
        n.pDisruptionBase(),
        n.pDisruptionMax(),
        n.fixedCostEurMonth(),
        n.varCostEurKwh(),
        n.existing(),
        n.recoveryDaysMean(),
        n.weight());
  }

  @Override
  public String toString() {
    return String.join("; ", said);
  }
}
