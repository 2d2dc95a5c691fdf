package org.looptwin.forecast.lstm;

import java.time.YearMonth;

/**
 * A month as the network sees it: every column's value, or its step from the month before, scaled;
 * then the calendar.
 *
 * @param scaling of the values or of the steps
 * @param steps whether a column is shown by its steps
 */
record Inputs(Scaling scaling, boolean[] steps) {
  private static final double FURTHEST = 4;

  /**
   * @param linked the panel on the scales of its links
   * @param months of it that the training part sees
   */
  static Inputs fitted(Panel linked, int months, Form form) {
    int columns = linked.columns();
    boolean[] steps = new boolean[columns];
    if (form != Form.RETURNS) {
      return new Inputs(Scaling.fitted(linked, months), steps);
    }
    Scaling ofSteps = Scaling.ofSteps(linked, months);
    Scaling ofValues = Scaling.standard(linked, months);
    double[] low = new double[columns];
    double[] range = new double[columns];
    for (int column = 0; column < columns; column++) {
      steps[column] = !linked.probability(column); // a probability returns to its mean
      low[column] = steps[column] ? 0 : ofValues.low()[column];
      range[column] = (steps[column] ? ofSteps : ofValues).range()[column];
    }
    return new Inputs(new Scaling(low, range), steps);
  }

  /**
   * @param before the row of the month before
   */
  double[] of(double[] before, double[] row, YearMonth month) {
    double[] inputs = new double[row.length + Calendar.INPUTS];
    for (int column = 0; column < row.length; column++) {
      double shown = steps[column] ? row[column] - before[column] : row[column];
      double scaled = scaling.scaled(column, shown);
      inputs[column] = steps[column] ? Math.max(-FURTHEST, Math.min(FURTHEST, scaled)) : scaled;
    }
    inputs[row.length] = Calendar.sine(month);
    inputs[row.length + 1] = Calendar.cosine(month);
    return inputs;
  }
}
