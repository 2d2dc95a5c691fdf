package org.looptwin.optimise.milp.robust;

import java.util.List;

/**
 * {@code tau >= omega sqrt(sum_j e_j(x)^2)}: the worst case over an ellipsoid whose axes are the
 * deviations. The column tau must have a cost, or stand in a row, that keeps it low.
 *
 * @param name for cuts, e.g. {@code [3]}
 * @param tau column
 * @param omega radius of the ellipsoid in deviations
 * @param terms e_j: what parameter j adds at its full deviation
 */
public record Norm(String name, int tau, double omega, List<Linear> terms) {
  public Norm {
    terms = List.copyOf(terms);
  }

  /** What tau must be at x. */
  public double value(double[] x) {
    double sum = 0;
    for (Linear term : terms) {
      double one = term.at(x);
      sum += one * one;
    }
    return omega * Math.sqrt(sum);
  }

  /** The tangent of the norm at x: nowhere above it, equal to it at x. Null where x is the tip. */
  Linear tangent(double[] x) {
    double value = value(x);
    if (value == 0) {
      return null;
    }
    java.util.Map<Integer, Double> sum = new java.util.TreeMap<>();
    for (Linear term : terms) {
      double weight = omega * omega * term.at(x) / value;
      for (int i = 0; i < term.size() && weight != 0; i++) {
        sum.merge(term.column(i), weight * term.coefficient(i), Double::sum);
      }
    }
    return Linear.of(sum);
  }
}
