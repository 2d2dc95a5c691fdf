package org.looptwin.optimise.fuzzy.compromise;

/**
 * One of several aims over the columns of a model.
 *
 * @param name for results
 * @param unit for results
 * @param maximise else it is minimised
 * @param coefficients [column]
 * @param constant added to it
 */
public record Aim(
    String name, String unit, boolean maximise, double[] coefficients, double constant) {

  /** At a solution, summed from its own coefficients. */
  public double at(double[] x) {
    double sum = constant;
    for (int column = 0; column < coefficients.length; column++) {
      sum += coefficients[column] * x[column];
    }
    return sum;
  }

  /** The largest coefficient: solvers see the aim divided by it. */
  double scale() {
    double largest = 0;
    for (double coefficient : coefficients) {
      largest = Math.max(largest, Math.abs(coefficient));
    }
    return largest > 0 ? largest : 1;
  }

  /** +1 for what is maximised, -1 for what is minimised. */
  int sign() {
    return maximise ? 1 : -1;
  }
}
