package org.looptwin.optimise.milp;

import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Sites;

/**
 * A planning problem with its sets and numbers resolved.
 *
 * @param problem what was asked
 * @param sets sites, lanes, materials
 * @param values numbers by period
 * @param losses sampled years; null where the protection needs none
 */
record Instance(PlanningProblem problem, Sets sets, Values values, LossScenarios losses) {

  static Instance of(PlanningProblem problem) {
    Sets sets = Sets.of(problem);
    Values values = new ValuesReader(problem, sets).read();
    LossScenarios losses = LossScenarios.of(problem, sets, values);
    return new Instance(
        problem, sets, losses == null ? values : losses.means(values, sets), losses);
  }

  /** The horizon as one mean period: small enough to choose sites on. */
  Instance master() {
    return with(new MeanValues(values, endStocksKwh()).master());
  }

  /** The horizon as one mean period that no plan undercuts. */
  Instance relaxation() {
    return with(new MeanValues(values, endStocksKwh()).relaxation());
  }

  /** One month with the stocks it starts from and should leave above their floors. */
  Instance month(int period, double[][] startStock, double[][] extraStock, double[] startReturns) {
    return with(values.month(period, startStock, extraStock, startReturns));
  }

  private Instance with(Values other) {
    return new Instance(problem, sets, other, losses);
  }

  private double[][] endStocksKwh() {
    double[][] end = new double[sets.plants().size()][sets.materials().size()];
    for (int b = 0; b < end.length; b++) {
      java.util.Arrays.fill(end[b], endStockKwh(b));
    }
    return end;
  }

  int periods() {
    return values.periods();
  }

  Parameters parameters() {
    return problem.reference().parameters();
  }

  /** The month a period stands for, 1 being the horizon's first. */
  int month(int period) {
    return values.span().firstMonth() + period;
  }

  /** Whether stocks must be at their end values after this period. */
  boolean last(int period) {
    return values.span().endsHorizon() && period == periods() - 1;
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

  double floorStockKwh(int plant) {
    return Constants.STOCK_FLOOR_DAYS
        / Constants.DAYS_PER_MONTH
        * sets.plants().get(plant).capKwhMonth();
  }

  double endStockKwh(int plant) {
    return Constants.STOCK_END_DAYS
        / Constants.DAYS_PER_MONTH
        * sets.plants().get(plant).capKwhMonth();
  }

  /**
   * The share of a period's retired packs that comes back; a month planned alone sees the worst.
   */
  double recoveryRate(int period) {
    double rate = values.recoveryRate()[period];
    boolean alone = values.span().monthsPerPeriod() == 1 && periods() < problem.months();
    return alone && problem.protection() instanceof Protection.Recourse recourse
        ? rate - Math.min(1, recourse.gammaMonths()) * recoveryDrop(recourse, period)
        : rate;
  }

  /** By how much the recovery rate may be lower in a period that is a month: to 0 at most. */
  double recoveryDrop(Protection.Recourse recourse, int period) {
    return Math.min(values.recoveryRate()[period], askedDrop(recourse, period));
  }

  /** By how much it is asked to be lower, more than it is or not. */
  double askedDrop(Protection.Recourse recourse, int period) {
    double[] drop =
        Spread.path(recourse.drop(), problem.reference().firstMonth(), problem.months());
    return drop[month(period) - 1];
  }

  /** Capacity of the supply side in a period. */
  double capacity(double kwhMonth) {
    return kwhMonth * values.span().capacityScale();
  }
}
