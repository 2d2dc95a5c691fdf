package org.looptwin.optimise.fuzzy.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.network.NetworkModel.Conditions;

/** Plans a drawn network between cost and CO2. */
public final class NetworkRun {
  /** Cost and CO2. */
  public static final int AIMS = 2;

  /** Floor on traceability where nobody sets one. */
  public static final double TRACEABILITY = 0.6;

  private final NetworkData data;
  private final Conditions conditions;

  /**
   * @param alpha degree to which vague rows hold
   * @param devices whether there may be any
   * @param traceability least share of a period's packs that pass watched sites
   * @param demandFactor times every demand
   */
  public NetworkRun(
      Generator generator,
      Sizes sizes,
      long seed,
      double alpha,
      boolean devices,
      double traceability,
      double demandFactor) {
    this.data = new Instances(generator).draw(sizes, seed);
    this.conditions = new Conditions(alpha, devices, traceability, demandFactor);
  }

  /** The model with cost as its objective. */
  public LinearModel model() {
    NetworkModel built = new NetworkModel(data, conditions);
    return Costed.of(built.model(), built.aims().get(0));
  }

  public NetworkPlan plan(Wish wish, boolean worth, boolean sensitivity, Solves solves) {
    NetworkModel built = new NetworkModel(data, conditions);
    Compromise compromise = new Compromise(built.model(), built.aims(), built.rounding(), solves);
    Payoff payoff = compromise.payoff();
    double payoffGap = solves.worstGap();
    Compromise.Found found = compromise.find(payoff, wish);
    double[] x = found.x();
    Map<Part, FuzzyNumber> parts = new LinkedHashMap<>(built.parts(x, true));
    Map<Part, FuzzyNumber> emitted = built.parts(x, false);
    FuzzyNumber cost = sum(parts);
    WorthOfDevices devices = new WorthOfDevices(data, conditions, solves);
    NetworkPlan.Worth worthFound = worth ? devices.worth() : null;
    Sensitivity changes = new Sensitivity(data, conditions, wish, solves);
    parts.putAll(emitted);
    return new NetworkPlan(
        data.sizes(),
        data.seed(),
        conditions.alpha(),
        conditions.traceability(),
        conditions.devices(),
        conditions.demandFactor(),
        wish,
        payoff,
        found.values(),
        new FuzzyNumber[] {cost, sum(emitted)},
        found.memberships(),
        found.lambda(),
        found.gap(),
        payoffGap,
        parts,
        open(built, x),
        watched(built, x),
        traced(built, x),
        lanes(built, x),
        shortage(built, x),
        demand(),
        worthFound,
        devices.unknown(),
        sensitivity ? changes.changes(compromise, payoff) : List.of(),
        changes.missing());
  }

  private static FuzzyNumber sum(Map<Part, FuzzyNumber> parts) {
    return parts.values().stream().reduce(FuzzyNumber.ZERO, FuzzyNumber::plus);
  }

  private Map<Echelon, List<String>> open(NetworkModel built, double[] x) {
    Map<Echelon, List<String>> open = new EnumMap<>(Echelon.class);
    for (Echelon echelon : Echelon.values()) {
      List<String> sites = new ArrayList<>();
      for (int site = 0; site < data.sizes().count(echelon); site++) {
        if (x[built.columns().open(echelon, site)] > 0.5) {
          sites.add(echelon.site(site));
        }
      }
      open.put(echelon, sites);
    }
    return open;
  }

  private Map<String, String> watched(NetworkModel built, double[] x) {
    Map<String, String> watched = new LinkedHashMap<>();
    Columns columns = built.columns();
    for (int type = 0; type < data.watch().types(); type++) {
      String device = "i" + (type + 1);
      for (Echelon echelon : Echelon.values()) {
        for (int site = 0; site < data.sizes().count(echelon); site++) {
          if (x[columns.device(echelon, site, type)] > 0.5) {
            watched.put(echelon.site(site), device);
          }
        }
      }
      for (int p = 0; p < data.sizes().plants(); p++) {
        for (int d = 0; d < data.sizes().dcs(); d++) {
          if (x[columns.laneDevice(p, d, type)] > 0.5) {
            watched.put(Echelon.PLANT.site(p) + ">" + Echelon.DC.site(d), device);
          }
        }
      }
    }
    return watched;
  }

  /** NaN when nothing is handled at all. */
  private double traced(NetworkModel built, double[] x) {
    double least = Double.NaN;
    for (int period = 0; period < data.sizes().periods(); period++) {
      Handled handled = new Handled(built, x, period);
      if (handled.all() > 1e-6 && !(least <= handled.watched() / handled.all())) {
        least = handled.watched() / handled.all();
      }
    }
    return least;
  }

  private static List<NetworkPlan.Lane> lanes(NetworkModel built, double[] x) {
    List<NetworkPlan.Lane> lanes = new ArrayList<>();
    built
        .columns()
        .flows()
        .forEach(
            (letters, flows) -> {
              for (int from = 0; from < flows.length; from++) {
                for (int to = 0; to < flows[from].length; to++) {
                  double packs = 0;
                  for (int column : flows[from][to]) {
                    packs += x[column];
                  }
                  if (packs > 5e-4) {
                    lanes.add(
                        new NetworkPlan.Lane(
                            letters.charAt(0) + "" + (from + 1),
                            letters.charAt(1) + "" + (to + 1),
                            packs));
                  }
                }
              }
            });
    return lanes;
  }

  private double shortage(NetworkModel built, double[] x) {
    double packs = 0;
    for (int c = 0; c < data.sizes().customers(); c++) {
      for (int period = 0; period < data.sizes().periods(); period++) {
        packs += x[built.columns().shortage(c, period)];
      }
    }
    return packs;
  }

  private double demand() {
    double packs = 0;
    for (FuzzyNumber[] ofCustomer : data.demand()) {
      for (FuzzyNumber one : ofCustomer) {
        packs += one.expectedValue() * conditions.demandFactor();
      }
    }
    return packs;
  }
}
