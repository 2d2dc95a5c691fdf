package org.looptwin.optimise.milp;

import java.util.Arrays;

/**
 * The numbers of a problem by period; a period is a month, or the whole horizon at its mean.
 *
 * @param monthsPerPeriod 1, or the months the single mean period stands for
 * @param capacityScale factor on the capacity of suppliers, plants, their lanes and gateways
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
 */
record Values(
    double monthsPerPeriod,
    double capacityScale,
    double[][] supplierP,
    double[][] laneP,
    double[][] capacityFactor,
    boolean[][] laneOpen,
    double[][] demandKwh,
    double[][] retiredKwh,
    double[] carbonEurT,
    double[] recoveryRate,
    double[] rampSteps,
    double[][] startKwh) {

  int periods() {
    return carbonEurT.length;
  }

  double totalDemandKwh() {
    return monthsPerPeriod * Arrays.stream(demandKwh).flatMapToDouble(Arrays::stream).sum();
  }

  double retiredKwh(int period) {
    return Arrays.stream(retiredKwh).mapToDouble(row -> row[period]).sum();
  }

  double demandKwh(int period) {
    return Arrays.stream(demandKwh).mapToDouble(row -> row[period]).sum();
  }

  /**
   * One mean period. Packs cannot be stored, so the peak month sizes what makes them: capacities of
   * the supply side shrink by mean over peak demand.
   *
   * @param endKwh [plant][material] stock at the end, taken as the start too: no net use of stock
   */
  Values aggregated(double[][] endKwh) {
    double peak = 0;
    double sum = 0;
    double steps = 0;
    for (int t = 0; t < periods(); t++) {
      peak = Math.max(peak, demandKwh(t));
      sum += demandKwh(t);
      steps += rampSteps[t];
    }
    double scale = peak == 0 ? 1 : sum / periods() / peak;
    boolean[][] open = new boolean[laneOpen.length][1];
    for (int a = 0; a < open.length; a++) {
      open[a][0] = laneOpen[a][periods() - 1];
    }
    return new Values(
        periods() * monthsPerPeriod,
        scale,
        means(supplierP),
        means(laneP),
        means(capacityFactor),
        open,
        means(demandKwh),
        means(retiredKwh),
        new double[] {mean(carbonEurT)},
        new double[] {mean(recoveryRate)},
        new double[] {steps / periods()},
        endKwh);
  }

  private static double[][] means(double[][] rows) {
    return Arrays.stream(rows).map(row -> new double[] {mean(row)}).toArray(double[][]::new);
  }

  private static double mean(double[] row) {
    return Arrays.stream(row).average().orElse(0);
  }
}
