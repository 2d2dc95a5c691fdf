package org.looptwin.forecast.lstm;

/**
 * Min-max scaling of every column to [0, 1], fitted on the training part alone: later values may
 * lie outside.
 *
 * @param low by column
 * @param range by column, positive
 */
record Scaling(double[] low, double[] range) {

  /**
   * @param months of the panel that the training part sees
   */
  static Scaling fitted(Panel panel, int months) {
    double[] low = new double[panel.columns()];
    double[] range = new double[panel.columns()];
    for (int column = 0; column < low.length; column++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int month = 0; month < months; month++) {
        least = Math.min(least, panel.rows()[month][column]);
        greatest = Math.max(greatest, panel.rows()[month][column]);
      }
      low[column] = least;
      range[column] = greatest > least ? greatest - least : 1;
    }
    return new Scaling(low, range);
  }

  double scaled(int column, double value) {
    return (value - low[column]) / range[column];
  }

  double unscaled(int column, double scaled) {
    return low[column] + range[column] * scaled;
  }
}
