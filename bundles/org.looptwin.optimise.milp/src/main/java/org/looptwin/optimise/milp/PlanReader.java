package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.PlanningProblem;

/** Reads a plan out of a solution of the planning model. */
final class PlanReader {
  private static final double NOTHING_KWH = 1e-6;

  private final PlanningModel model;
  private final LinearAnswer answer;
  private final double[] x;
  private final int periods;

  PlanReader(PlanningModel model, LinearAnswer answer) {
    this.model = model;
    this.answer = answer;
    x = answer.x();
    periods = model.instance().periods();
  }

  /**
   * What is known about the plan beside its numbers.
   *
   * @param flowGap null when sites were free
   * @param gapToExactPercent null when the search was not exact
   */
  record Proof(
      PlanStatus status,
      CostParts parts,
      double boundEur,
      double gap,
      Double flowGap,
      Double gapToExactPercent,
      SolverInfo solver,
      double seconds,
      long seed) {}

  Plan plan(PlanningProblem problem, Proof proof) {
    IndicatorReader indicators = new IndicatorReader(model, x, regenerated());
    List<String> sentences = new ArrayList<>(new LimitSentences(model, answer).most(7));
    sentences.addAll(new ProtectionSentences(model, x).all());
    sentences.add(indicators.whatIsMissing(proof));
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
        periods,
        sites(),
        shares(),
        routes(),
        purchases(),
        production(),
        regenerated(),
        flows(),
        indicators.read(proof),
        List.of(),
        sentences);
  }

  private Map<String, Boolean> sites() {
    Map<String, Boolean> sites = new LinkedHashMap<>();
    model.instance().sets().plants().forEach(plant -> sites.put(plant.id(), true));
    List<Node> recyclers = model.instance().sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      sites.put(recyclers.get(r).id(), x[model.sites().column(r)] > 0.5);
    }
    return sites;
  }

  private Map<String, Map<String, List<Double>>> shares() {
    Map<String, Map<String, List<Double>>> shares = new LinkedHashMap<>();
    List<Node> suppliers = model.purchases().suppliers();
    for (int s = 0; s < suppliers.size(); s++) {
      Commodity material = suppliers.get(s).commodity();
      if (material.critical()) {
        int supplier = s;
        shares
            .computeIfAbsent(material.name(), key -> new LinkedHashMap<>())
            .put(suppliers.get(s).id(), path(t -> share(supplier, material, t)));
      }
    }
    return shares;
  }

  private double share(int s, Commodity material, int t) {
    double total = at(model.purchases().total(material, t));
    return total <= NOTHING_KWH ? 0 : at(model.purchases().column(s, t)) / total;
  }

  private Map<String, Map<LaneClass, List<Double>>> routes() {
    Map<String, Map<LaneClass, List<Double>>> routes = new LinkedHashMap<>();
    for (Node supplier : model.purchases().suppliers()) {
      TreeSet<LaneClass> classes = ChangeRows.seaClasses(model.flows().lanes(), supplier.id());
      if (classes.size() >= 2) {
        Map<LaneClass, List<Double>> one = new EnumMap<>(LaneClass.class);
        for (LaneClass type : classes) {
          one.put(type, path(t -> sum(routeColumns(supplier.id(), type, t))));
        }
        routes.put(supplier.id(), one);
      }
    }
    return routes;
  }

  private int[] routeColumns(String supplier, LaneClass type, int t) {
    return model.flows().where(lane -> lane.from().equals(supplier) && lane.laneClass() == type, t);
  }

  private Map<String, List<Double>> purchases() {
    Map<String, List<Double>> bought = new LinkedHashMap<>();
    List<Node> suppliers = model.purchases().suppliers();
    for (int s = 0; s < suppliers.size(); s++) {
      int supplier = s;
      bought.put(suppliers.get(s).id(), path(t -> at(model.purchases().column(supplier, t))));
    }
    return bought;
  }

  private Map<String, List<Double>> production() {
    Map<String, List<Double>> made = new LinkedHashMap<>();
    List<Node> plants = model.instance().sets().plants();
    for (int b = 0; b < plants.size(); b++) {
      int plant = b;
      made.put(plants.get(b).id(), path(t -> at(model.plants().column(plant, t))));
    }
    return made;
  }

  private List<Double> regenerated() {
    return path(t -> sum(model.flows().where(lane -> lane.commodity() == Commodity.REG, t)));
  }

  private List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    List<Lane> lanes = model.flows().lanes();
    for (int a = 0; a < lanes.size(); a++) {
      for (int t = 0; t < periods; t++) {
        double kwh = at(model.flows().column(a, t));
        if (kwh > NOTHING_KWH) {
          flows.add(new Flow(lanes.get(a).id(), t + 1, kwh));
        }
      }
    }
    return flows;
  }

  private double at(int column) {
    return Math.max(0, x[column]);
  }

  private double sum(int[] columns) {
    double sum = 0;
    for (int column : columns) {
      sum += at(column);
    }
    return sum;
  }

  private List<Double> path(java.util.function.IntToDoubleFunction value) {
    List<Double> path = new ArrayList<>(periods);
    for (int t = 0; t < periods; t++) {
      path.add(value.applyAsDouble(t));
    }
    return path;
  }
}
