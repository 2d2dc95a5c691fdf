package org.looptwin.optimise.milp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Objectives;

/** The planning model of an instance: its matrix and what its columns and rows stand for. */
final class PlanningModel {
  private final Instance instance;
  private final LinearModel matrix;
  private final double[][] partCosts;
  private final double[] kilograms;
  private final int[] emitsIn;
  private final SiteColumns sites;
  private final LaneFlows flows;
  private final Purchases purchases;
  private final BatteryPlants plants;
  private final DemandRows demand;
  private final Recycling recycling;
  private final GatewayRows gateways;
  private final ReserveRows reserve;
  private final RiskTerms risk;

  PlanningModel(Instance instance) {
    this.instance = instance;
    Draft draft =
        new Draft(
            instance.problem().reference().name(),
            instance.values(),
            instance.problem().preference());
    sites = new SiteColumns(draft, instance);
    flows = new LaneFlows(draft, instance, sites);
    purchases = new Purchases(draft, instance, flows);
    new ChangeRows(draft, instance, flows, purchases);
    plants = new BatteryPlants(draft, instance, flows);
    demand = new DemandRows(draft, instance, flows);
    recycling = new Recycling(draft, instance, flows, sites);
    new Abatement(draft, instance, purchases, plants);
    gateways = new GatewayRows(draft, instance, flows);
    reserve = new ReserveRows(draft, instance, purchases);
    new PolicyRows(draft, instance, flows);
    risk = RiskTerms.of(draft, instance, new Exposures(instance, flows, purchases));
    matrix = draft.build();
    partCosts = draft.partCosts();
    kilograms = draft.kilograms();
    emitsIn = draft.emitsIn();
  }

  Instance instance() {
    return instance;
  }

  LinearModel matrix() {
    return matrix;
  }

  SiteColumns sites() {
    return sites;
  }

  LaneFlows flows() {
    return flows;
  }

  Purchases purchases() {
    return purchases;
  }

  BatteryPlants plants() {
    return plants;
  }

  DemandRows demand() {
    return demand;
  }

  Recycling recycling() {
    return recycling;
  }

  GatewayRows gateways() {
    return gateways;
  }

  ReserveRows reserve() {
    return reserve;
  }

  /** What the protection adds. */
  RiskTerms risk() {
    return risk;
  }

  /**
   * The objective's parts at x, each summed from its own coefficients; what the preference's
   * weights make of them is a part of its own.
   */
  CostParts parts(double[] x) {
    double weightedCarbon = part(Part.CARBON, x);
    double weightedLoss = part(Part.DISRUPTION, x);
    double carbon = weightedCarbon / instance.problem().preference().carbon();
    double loss = weightedLoss / instance.problem().preference().disruption();
    return new CostParts(
        part(Part.OPERATING, x),
        part(Part.PURCHASE, x),
        carbon,
        loss,
        part(Part.SHORTAGE, x),
        part(Part.CHANGE, x),
        weightedCarbon - carbon + weightedLoss - loss);
  }

  /** What a unit of a column adds to the operating cost. */
  double operatingEur(int column) {
    return partCosts[Part.OPERATING.ordinal()][column];
  }

  private double part(Part part, double[] x) {
    return dot(partCosts[part.ordinal()], x);
  }

  /** Emissions over the horizon. */
  double emissionsKg(double[] x) {
    return dot(kilograms, x);
  }

  /** Emissions of a month. */
  double emissionsKg(int period, double[] x) {
    double sum = 0;
    for (int column = 0; column < x.length; column++) {
      sum += emitsIn[column] == period + 1 ? kilograms[column] * x[column] : 0;
    }
    return sum;
  }

  /** The aims of a plan apart: cost, emissions, disruption. */
  Objectives objectives() {
    double[] shortage = partCosts[Part.SHORTAGE.ordinal()].clone();
    double[] cost = shortage.clone();
    for (int column = 0; column < cost.length; column++) {
      cost[column] +=
          partCosts[Part.OPERATING.ordinal()][column] + partCosts[Part.PURCHASE.ordinal()][column];
    }
    Map<String, Integer> centres = new LinkedHashMap<>();
    List<Node> recyclers = instance.sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      centres.put(recyclers.get(r).id(), sites.column(r));
    }
    return new Objectives(
        cost, kilograms.clone(), partCosts[Part.DISRUPTION.ordinal()].clone(), shortage, centres);
  }

  private static double dot(double[] coefficients, double[] x) {
    double sum = 0;
    for (int column = 0; column < x.length; column++) {
      sum += coefficients[column] * x[column];
    }
    return sum;
  }
}
