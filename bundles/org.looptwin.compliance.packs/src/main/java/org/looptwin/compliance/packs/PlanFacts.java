package org.looptwin.compliance.packs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;

/** What a plan says about recycling, summed over its months. Energy in kWh. */
final class PlanFacts {
  private final Case reference;
  private final Plan plan;
  private final Map<Commodity, Map<String, Double>> arrivals = new LinkedHashMap<>();

  PlanFacts(Case reference, Plan plan) {
    this.reference = reference;
    this.plan = plan;
    for (Flow flow : plan.flows()) {
      lane(flow.lane())
          .ifPresent(
              lane ->
                  arrivals
                      .computeIfAbsent(lane.commodity(), k -> new LinkedHashMap<>())
                      .merge(lane.to(), flow.kwh(), Double::sum));
    }
  }

  /** The open sites of a type: as the plan says, or those that receive something. */
  Set<String> open(NodeType type) {
    Set<String> open = new LinkedHashSet<>();
    for (Node node : reference.network().nodes(type)) {
      if (plan.sites().getOrDefault(node.id(), receives(node.id()))) {
        open.add(node.id());
      }
    }
    return open;
  }

  /** Packs that come back to the recycling centres. */
  double returnedKwh() {
    return total(Commodity.RET);
  }

  /** Packs that retire in the plan's months; empty when the case does not say. */
  OptionalDouble retiredKwh() {
    Set<String> plants = arrivals.getOrDefault(Commodity.PACK, Map.of()).keySet();
    double delivered = total(Commodity.PACK);
    OptionalDouble demand = sum(reference.demandKwh(), plants);
    OptionalDouble retired = sum(reference.retiredKwh(), plants);
    if (demand.isEmpty() || retired.isEmpty() || demand.getAsDouble() <= 0 || delivered <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(retired.getAsDouble() * demandScale(delivered, demand.getAsDouble()));
  }

  /**
   * The share of regenerated material in what a battery plant receives of a metal; empty when the
   * plan does not plan that metal or the plant receives nothing.
   */
  OptionalDouble recycledShare(String plant, Commodity metal) {
    double bought = arriving(metal, plant);
    double regenerated = arriving(Commodity.REG, plant);
    boolean planned = plan.shares().containsKey(metal.name());
    return planned && bought + regenerated > 0
        ? OptionalDouble.of(regenerated / (bought + regenerated))
        : OptionalDouble.empty();
  }

  /** A plan of a subset scales demand and returns alike; what it serves tells by how much. */
  private double demandScale(double delivered, double demand) {
    Double unmet = plan.indicators().stockoutPercent();
    double served = unmet == null ? 1 : 1 - unmet / 100;
    return served <= 0 ? 1 : delivered / served / demand;
  }

  private OptionalDouble sum(Map<String, MonthlySeries> series, Set<String> plants) {
    double sum = 0;
    for (String plant : plants) {
      MonthlySeries own = series.get(plant);
      int first = own == null ? -1 : monthsBetween(own);
      if (first < 0 || first + plan.months() > own.months()) {
        return OptionalDouble.empty();
      }
      for (int month = first; month < first + plan.months(); month++) {
        sum += own.at(month);
      }
    }
    return plants.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private int monthsBetween(MonthlySeries series) {
    return (int) java.time.temporal.ChronoUnit.MONTHS.between(series.start(), plan.start());
  }

  private boolean receives(String site) {
    return arrivals.values().stream().anyMatch(sites -> sites.containsKey(site));
  }

  private double arriving(Commodity commodity, String site) {
    return arrivals.getOrDefault(commodity, Map.of()).getOrDefault(site, 0.0);
  }

  private double total(Commodity commodity) {
    return arrivals.getOrDefault(commodity, Map.of()).values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private Optional<Lane> lane(String id) {
    return reference.network().lane(id).or(() -> reference.extended().lane(id));
  }
}
