package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * What must lie in store at the end of each month, above the floor, so that months whose demand
 * exceeds what suppliers can deliver are served: counted back from the end of the horizon for the
 * network as a whole, and laid down where the mean month produces.
 */
final class StockTargets {
  /** Stock that lies at the wrong plant does not help; so a little more is laid down. */
  private static final double MARGIN = 1.15;

  private final Instance instance;
  private final double[] weights;
  private final double[][] extra;

  StockTargets(Instance instance, LinearSolver solver, Budget budget, Watch watch) {
    this.instance = instance;
    weights = weights(solver, budget, watch);
    List<Commodity> materials = instance.sets().materials();
    extra = new double[materials.size()][];
    for (int k = 0; k < extra.length; k++) {
      extra[k] = backwards(materials.get(k));
    }
  }

  /** Share of each plant in the mean month's production; by capacity when there is no mean plan. */
  private double[] weights(LinearSolver solver, Budget budget, Watch watch) {
    PlanningModel mean = new PlanningModel(instance.master());
    LinearAnswer answer = solver.solve(mean.matrix(), budget, watch);
    List<Node> plants = instance.sets().plants();
    double[] made = new double[plants.size()];
    double sum = 0;
    for (int b = 0; b < made.length; b++) {
      made[b] =
          answer.hasSolution()
              ? Math.max(0, answer.x()[mean.plants().column(b, 0)])
              : plants.get(b).capKwhMonth();
      sum += made[b];
    }
    for (int b = 0; b < made.length; b++) {
      made[b] = sum == 0 ? 0 : made[b] / sum;
    }
    return made;
  }

  /** [period] kWh above the floor at the end of the period. */
  private double[] backwards(Commodity material) {
    double[] needed = new double[instance.periods()];
    double later = 0;
    for (int b = 0; b < weights.length; b++) {
      later += instance.endStockKwh(b) - instance.floorStockKwh(b);
    }
    for (int t = instance.periods() - 1; t > 0; t--) {
      double missing =
          MARGIN * (instance.values().demandKwh(t) - supply(material, t) - arriving(material, t));
      later = Math.max(0, later + (missing > 0 ? missing : missing / MARGIN));
      needed[t - 1] = later;
    }
    return needed;
  }

  private double arriving(Commodity material, int t) {
    int k = instance.sets().materials().indexOf(material);
    double sum = 0;
    for (double[][] plant : instance.values().arrivingKwh()) {
      sum += plant[k][t];
    }
    return sum;
  }

  private double supply(Commodity material, int t) {
    double sum = 0;
    for (int s : instance.sets().suppliersOf(material)) {
      sum +=
          instance.sets().suppliers().get(s).capKwhMonth()
              * instance.values().capacityFactor()[s][t];
    }
    return sum;
  }

  /** [plant][material] kWh above the floor at the end of the period. */
  double[][] at(int period) {
    double[][] target = new double[weights.length][extra.length];
    for (int b = 0; b < target.length; b++) {
      for (int k = 0; k < extra.length; k++) {
        target[b][k] = weights[b] * extra[k][period];
      }
    }
    return target;
  }
}
