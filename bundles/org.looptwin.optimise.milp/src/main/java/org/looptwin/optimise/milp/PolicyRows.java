package org.looptwin.optimise.milp;

import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.milp.robust.Linear;

/**
 * Obligations as rows over the horizon, hard: recycled content of what each battery plant receives,
 * returned packs, emissions per vehicle. Reckoned as the compliance findings reckon them.
 */
final class PolicyRows {
  private static final double FREE = Double.POSITIVE_INFINITY;

  private final Draft draft;
  private final Instance instance;
  private final LaneFlows flows;

  PolicyRows(Draft draft, Instance instance, LaneFlows flows) {
    this.draft = draft;
    this.instance = instance;
    this.flows = flows;
    for (PolicyRow row : instance.problem().policyRows()) {
      switch (row.kind()) {
        case RECYCLED_CONTENT -> content(row);
        case RETURNED_SHARE -> returned(row);
        default -> footprint(row);
      }
    }
  }

  /**
   * (1 - share) x regenerated - share x bought >= 0 at each plant; where the material is planned.
   */
  private void content(PolicyRow wanted) {
    if (!instance.sets().materials().contains(wanted.material())) {
      return;
    }
    for (Node plant : instance.sets().plants()) {
      int row = draft.row(at(wanted, plant), 0, FREE);
      for (int t = 0; t < instance.periods(); t++) {
        draft.entries(row, flows.into(plant.id(), Commodity.REG, t), 1 - wanted.limit());
        draft.entries(row, flows.into(plant.id(), wanted.material(), t), -wanted.limit());
      }
    }
  }

  private void returned(PolicyRow wanted) {
    double retired = 0;
    for (int t = 0; t < instance.periods(); t++) {
      retired += instance.values().retiredKwh(t);
    }
    int row = draft.row(at(wanted), wanted.limit() * retired, FREE);
    for (int t = 0; t < instance.periods(); t++) {
      draft.entries(row, flows.where(lane -> lane.commodity() == Commodity.RET, t), 1);
    }
  }

  /** In tonnes, so that the row's coefficients are of the size of others. */
  private void footprint(PolicyRow wanted) {
    double vehicles = instance.values().totalDemandKwh() / instance.parameters().kwhPerVehicle();
    int row = draft.row(at(wanted), -FREE, wanted.limit() * vehicles);
    Map<Integer, Double> sum = new TreeMap<>();
    for (int t = 0; t < instance.periods(); t++) {
      Linear emitted = draft.emissions(t);
      for (int i = 0; i < emitted.size(); i++) {
        sum.merge(emitted.column(i), 1e-3 * emitted.coefficient(i), Double::sum);
      }
    }
    sum.forEach((column, tonnes) -> draft.entry(row, column, tonnes));
  }

  /** The name of the row of an obligation on the whole. */
  static String at(PolicyRow wanted) {
    return "policy[%s]".formatted(name(wanted));
  }

  /** The name of the row of an obligation of each battery plant. */
  static String at(PolicyRow wanted, Node plant) {
    return "policy[%s,%s]".formatted(name(wanted), plant.id());
  }

  private static String name(PolicyRow row) {
    return row.material() == null ? row.name() : row.name() + "-" + row.material();
  }
}
