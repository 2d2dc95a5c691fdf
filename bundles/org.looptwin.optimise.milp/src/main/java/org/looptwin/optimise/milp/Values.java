package org.looptwin.optimise.milp;

import java.util.Arrays;

/**
 * The numbers of a problem by period; a period is a month, or the whole horizon at its mean.
 *
 * @param span what the periods stand for
 * @param supplierP [supplier][period] probability of interruption
 * @param laneP [lane][period]
 * @param capacityFactor [supplier][period]
 * @param laneOpen [lane][period]
 * @param demandKwh [vehicle plant][period]
 * @param retiredKwh [source][period]
 * @param carbonEurT [period]
 * @param recoveryRate [period]
 * @param rampSteps [period] months since the shares were executed
 * @param startKwh [plant][material] stock before period 1
 * @param extraKwh [plant][material] stock wanted above the floor
 * @param arrivingKwh [plant][material][period] bought before and on its way
 * @param startReturnsKwh [recycling centre] stock of packs before period 1
 */
record Values(
    Span span,
    double[][] supplierP,
    double[][] laneP,
    double[][] capacityFactor,
    boolean[][] laneOpen,
    double[][] demandKwh,
    double[][] retiredKwh,
    double[] carbonEurT,
    double[] recoveryRate,
    double[] rampSteps,
    double[][] startKwh,
    double[][] extraKwh,
    double[][][] arrivingKwh,
    double[] startReturnsKwh) {

  int periods() {
    return carbonEurT.length;
  }

  double totalDemandKwh() {
    return span.monthsPerPeriod() * Arrays.stream(demandKwh).flatMapToDouble(Arrays::stream).sum();
  }

  double retiredKwh(int period) {
    return Arrays.stream(retiredKwh).mapToDouble(row -> row[period]).sum();
  }

  double demandKwh(int period) {
    return Arrays.stream(demandKwh).mapToDouble(row -> row[period]).sum();
  }

  /** One month of the horizon with the stocks it starts from and should leave. */
  Values month(int period, double[][] startStock, double[][] extraStock, double[] startReturns) {
    return new Values(
        new Span(period + 1, 1, period == periods() - 1, 1, 1),
        at(supplierP, period),
        at(laneP, period),
        at(capacityFactor, period),
        Arrays.stream(laneOpen).map(row -> new boolean[] {row[period]}).toArray(boolean[][]::new),
        at(demandKwh, period),
        at(retiredKwh, period),
        new double[] {carbonEurT[period]},
        new double[] {recoveryRate[period]},
        new double[] {rampSteps[period]},
        startStock,
        extraStock,
        Arrays.stream(arrivingKwh).map(plant -> at(plant, period)).toArray(double[][][]::new),
        startReturns);
  }

  /** The same with other probabilities of interruption. */
  Values withProbabilities(double[][] newSupplierP, double[][] newLaneP) {
    return new Values(
        span,
        newSupplierP,
        newLaneP,
        capacityFactor,
        laneOpen,
        demandKwh,
        retiredKwh,
        carbonEurT,
        recoveryRate,
        rampSteps,
        startKwh,
        extraKwh,
        arrivingKwh,
        startReturnsKwh);
  }

  private static double[][] at(double[][] rows, int period) {
    return Arrays.stream(rows).map(row -> new double[] {row[period]}).toArray(double[][]::new);
  }
}
