package org.looptwin.forecast.lstm;

/**
 * Scaling of every column, fitted on the training part alone: later values may lie outside.
 *
 * @param low by column
 * @param range by column, positive
 */
record Scaling(double[] low, double[] range) {

  /**
   * Min-max, to [0, 1].
   *
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

  /** To mean 0 and deviation 1. */
  static Scaling standard(Panel panel, int months) {
    double[] low = new double[panel.columns()];
    double[] range = new double[panel.columns()];
    for (int column = 0; column < low.length; column++) {
      double sum = 0;
      double squares = 0;
      for (int month = 0; month < months; month++) {
        sum += panel.rows()[month][column];
      }
      low[column] = sum / months;
      for (int month = 0; month < months; month++) {
        double apart = panel.rows()[month][column] - low[column];
        squares += apart * apart;
      }
      range[column] = positive(Math.sqrt(squares / months));
    }
    return new Scaling(low, range);
  }

  /** In units of the root of the mean squared step from month to month. */
  static Scaling ofSteps(Panel panel, int months) {
    double[] range = new double[panel.columns()];
    for (int column = 0; column < range.length; column++) {
      double squares = 0;
      for (int month = 1; month < months; month++) {
        double step = panel.rows()[month][column] - panel.rows()[month - 1][column];
        squares += step * step;
      }
      range[column] = positive(Math.sqrt(squares / Math.max(1, months - 1)));
    }
    return new Scaling(new double[range.length], range);
  }

  private static double positive(double size) {
    return size > 0 ? size : 1;
  }

  double scaled(int column, double value) {
    return (value - low[column]) / range[column];
  }

  double unscaled(int column, double scaled) {
    return low[column] + range[column] * scaled;
  }
}
