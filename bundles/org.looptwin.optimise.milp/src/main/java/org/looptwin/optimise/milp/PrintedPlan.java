package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;

/** A plan read from a solution of study A's printed model. */
final class PrintedPlan {
  /** What the print leaves open, and how it is read; in every such plan. */
  static final List<String> READINGS =
      List.of(
          "Study A's model as printed (equations 1 to 16), lithium alone, for comparison: it knows no"
              + " purchase price, no supplier's capacity and no contract, charges every kWh at risk"
              + " the whole loss, and lets recycling emit less than nothing (-5.8 kg).",
          "Read into the print: what is made meets demand (it has no such row); what is sent back to"
              + " plants is what was recycled; lanes it needs and no network has are the cheapest way"
              + " over vehicle and regeneration plants; eq. 9's production of 60 months ago is the"
              + " case's retired packs; the stock before month 1 is eq. 10's least.");

  private static final double NOTHING_KWH = 1e-6;

  private final PrintedModel model;
  private final Instance instance;
  private final double[] x;

  PrintedPlan(PrintedModel model, double[] x) {
    this.model = model;
    this.instance = model.instance();
    this.x = x;
  }

  Plan plan(PlanningProblem problem, PlanReader.Proof proof, List<String> more) {
    List<String> sentences = new ArrayList<>(READINGS);
    sentences.addAll(more);
    return new Plan(
        PlanId.of(problem, proof),
        problem.reference().name(),
        problem.policy(),
        proof.status(),
        proof.parts().sumEur(),
        proof.parts(),
        proof.boundEur(),
        proof.gap(),
        proof.flowGap(),
        null,
        proof.solver(),
        proof.seconds(),
        proof.seed(),
        problem.twinRevision(),
        problem.uncertainty(),
        problem.reference().firstMonth(),
        instance.periods(),
        sites(),
        Map.of(Commodity.LI.name(), shares()),
        Map.of(),
        purchases(),
        byNode(instance.sets().plants(), model::made),
        path(t -> sum(centres(), c -> x[model.recycled(c, t)])),
        flows(),
        indicators(proof),
        List.of(),
        sentences);
  }

  private Map<String, Boolean> sites() {
    Map<String, Boolean> sites = new LinkedHashMap<>();
    List<Node> plants = instance.sets().plants();
    for (int b = 0; b < plants.size(); b++) {
      sites.put(plants.get(b).id(), x[model.plantOpen(b)] > 0.5);
    }
    List<Node> recyclers = instance.sets().recyclers();
    for (int c = 0; c < recyclers.size(); c++) {
      sites.put(recyclers.get(c).id(), x[model.centreOpen(c)] > 0.5);
    }
    return sites;
  }

  private int centres() {
    return instance.sets().recyclers().size();
  }

  private Map<String, List<Double>> purchases() {
    Map<String, List<Double>> bought = new LinkedHashMap<>();
    for (Node supplier : instance.sets().suppliers()) {
      bought.put(supplier.id(), path(t -> bought(supplier.id(), t)));
    }
    return bought;
  }

  private Map<String, List<Double>> shares() {
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    for (Node supplier : instance.sets().suppliers()) {
      shares.put(
          supplier.id(),
          path(
              t -> {
                double all = sum(model.supply().size(), a -> x[model.supplied(a, t)]);
                return all <= NOTHING_KWH ? 0 : bought(supplier.id(), t) / all;
              }));
    }
    return shares;
  }

  private double bought(String supplier, int t) {
    return sum(
        model.supply().size(),
        a -> model.supply().get(a).from().equals(supplier) ? x[model.supplied(a, t)] : 0);
  }

  private interface Column {
    int at(int node, int period);
  }

  private Map<String, List<Double>> byNode(List<Node> nodes, Column column) {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      int node = i;
      all.put(nodes.get(i).id(), path(t -> x[column.at(node, t)]));
    }
    return all;
  }

  /** Supply, and the way of returned and recycled material over the lanes that stand for it. */
  private List<Flow> flows() {
    Map<String, double[]> kwh = new TreeMap<>();
    for (int t = 0; t < instance.periods(); t++) {
      for (int a = 0; a < model.supply().size(); a++) {
        add(kwh, model.supply().get(a), t, x[model.supplied(a, t)]);
      }
      for (int b = 0; b < instance.sets().plants().size(); b++) {
        for (int c = 0; c < centres(); c++) {
          for (Lane lane : model.paths().back(b, c).lanes()) {
            add(kwh, lane, t, x[model.back(b, c, t)]);
          }
          for (Lane lane : model.paths().again(c, b).lanes()) {
            add(kwh, lane, t, x[model.again(c, b, t)]);
          }
        }
      }
    }
    List<Flow> flows = new ArrayList<>();
    kwh.forEach(
        (lane, path) -> {
          for (int t = 0; t < path.length; t++) {
            if (path[t] > NOTHING_KWH) {
              flows.add(new Flow(lane, t + 1, path[t]));
            }
          }
        });
    return flows;
  }

  private void add(Map<String, double[]> kwh, Lane lane, int t, double amount) {
    kwh.computeIfAbsent(lane.id(), id -> new double[instance.periods()])[t] += amount;
  }

  private Indicators indicators(PlanReader.Proof proof) {
    CostParts parts = proof.parts();
    double perYear = 12.0 / instance.periods();
    double vehicles = instance.values().totalDemandKwh() / instance.parameters().kwhPerVehicle();
    double tonnes = model.emissionsKg(x) / 1000;
    return new Indicators(
        perYear * parts.operatingEur() / 1e6,
        vehicles == 0 ? null : parts.operatingEur() / vehicles,
        null,
        perYear * tonnes,
        vehicles == 0 ? null : tonnes / vehicles,
        null,
        perYear * parts.disruptionEur() / 1e6,
        null,
        null,
        proof.seconds(),
        proof.gapToExactPercent(),
        null);
  }

  private List<Double> path(IntToDoubleFunction value) {
    return IntStream.range(0, instance.periods())
        .mapToObj(t -> Math.max(0, value.applyAsDouble(t)))
        .toList();
  }

  private static double sum(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).sum();
  }
}
