package org.looptwin.optimise.milp;

import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;

/**
 * A planning problem with its sets and numbers resolved.
 *
 * @param problem what was asked
 * @param sets sites, lanes, materials
 * @param values numbers by period
 */
record Instance(PlanningProblem problem, Sets sets, Values values) {

  static Instance of(PlanningProblem problem) {
    Sets sets = Sets.of(problem);
    return new Instance(problem, sets, new ValuesReader(problem, sets).read());
  }

  /** The horizon as one mean period: small enough to choose sites on. */
  Instance aggregated() {
    double[][] end = new double[sets.plants().size()][sets.materials().size()];
    for (int b = 0; b < end.length; b++) {
      java.util.Arrays.fill(end[b], endStockKwh(b));
    }
    return new Instance(problem, sets, values.aggregated(end));
  }

  int periods() {
    return values.periods();
  }

  Parameters parameters() {
    return problem.reference().parameters();
  }

  boolean sitesFree() {
    return problem.sites().kind() == Sites.Kind.FREE;
  }

  /** Whether a recycling centre may be open: always when sites are free. */
  boolean mayOpen(Node recycler) {
    return sitesFree() || problem.sites().open().contains(recycler.id());
  }

  boolean lithium() {
    return problem.mode() == CommodityMode.LITHIUM;
  }

  double endStockKwh(int plant) {
    return Constants.STOCK_END_DAYS
        / Constants.DAYS_PER_MONTH
        * sets.plants().get(plant).capKwhMonth();
  }

  /** Capacity of the supply side in a period. */
  double capacity(double kwhMonth) {
    return kwhMonth * values.capacityScale();
  }
}
