package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A horizon brought down to one mean period, in two ways: one to choose sites on, and one that is a
 * relaxation of the whole, to bound it.
 */
final class MeanValues {
  private final Values values;
  private final int periods;

  /** [plant][material] stock at the end of the horizon. */
  private final double[][] endKwh;

  MeanValues(Values values, double[][] endKwh) {
    this.values = values;
    this.endKwh = endKwh;
    periods = values.periods();
  }

  /**
   * For choosing sites: means throughout. Packs cannot be stored, so the peak month sizes what
   * makes them: capacities of the supply side shrink by mean over peak demand.
   */
  Values master() {
    double peak = 0;
    double sum = 0;
    for (int t = 0; t < periods; t++) {
      peak = Math.max(peak, values.demandKwh(t));
      sum += values.demandKwh(t);
    }
    double scale = peak == 0 ? 1 : sum / periods / peak;
    return one(
        new Span(1, periods, true, scale, 1), MeanValues::mean, mean(values.rampSteps()), endKwh);
  }

  /**
   * A relaxation: the mean of any plan is a plan of this, at no higher cost. Every price is the
   * lowest of its months, every share is as free as in the last one, and stocks cost what their
   * floors cost.
   */
  Values relaxation() {
    double floors = (periods - 1) * Constants.STOCK_FLOOR_DAYS + Constants.STOCK_END_DAYS;
    double[][] start = new double[endKwh.length][];
    for (int b = 0; b < start.length; b++) {
      start[b] = new double[endKwh[b].length];
      for (int k = 0; k < start[b].length; k++) {
        double drawn =
            values.startKwh()[b][k]
                + Arrays.stream(values.arrivingKwh()[b][k]).sum()
                - endKwh[b][k];
        start[b][k] = endKwh[b][k] + drawn / periods;
      }
    }
    return one(
        new Span(1, periods, true, 1, floors / (periods * Constants.STOCK_END_DAYS)),
        row -> Arrays.stream(row).min().orElse(0),
        Arrays.stream(values.rampSteps()).max().orElse(0),
        start);
  }

  private Values one(
      Span span, ToDoubleFunction<double[]> price, double rampSteps, double[][] start) {
    return new Values(
        span,
        each(values.supplierP(), price),
        each(values.laneP(), price),
        each(values.capacityFactor(), MeanValues::mean),
        open(),
        each(values.demandKwh(), MeanValues::mean),
        returns(),
        new double[] {price.applyAsDouble(values.carbonEurT())},
        new double[] {1},
        new double[] {rampSteps},
        start,
        values.extraKwh(),
        new double[start.length][start.length == 0 ? 0 : start[0].length][1],
        Arrays.stream(values.startReturnsKwh()).map(kwh -> kwh / periods).toArray());
  }

  /** A lane that is open in any month. */
  private boolean[][] open() {
    boolean[][] open = new boolean[values.laneOpen().length][1];
    for (int a = 0; a < open.length; a++) {
      for (boolean one : values.laneOpen()[a]) {
        open[a][0] |= one;
      }
    }
    return open;
  }

  /** What comes back: the mean of rate times retired, at a rate of 1. */
  private double[][] returns() {
    double[][] returns = new double[values.retiredKwh().length][1];
    for (int v = 0; v < returns.length; v++) {
      for (int t = 0; t < periods; t++) {
        returns[v][0] += values.recoveryRate()[t] * values.retiredKwh()[v][t] / periods;
      }
    }
    return returns;
  }

  private static double[][] each(double[][] rows, ToDoubleFunction<double[]> of) {
    return Arrays.stream(rows)
        .map(row -> new double[] {of.applyAsDouble(row)})
        .toArray(double[][]::new);
  }

  private static double mean(double[] row) {
    return Arrays.stream(row).average().orElse(0);
  }
}
