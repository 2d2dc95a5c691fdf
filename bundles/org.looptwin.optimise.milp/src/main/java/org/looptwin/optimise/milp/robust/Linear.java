package org.looptwin.optimise.milp.robust;

import java.util.Map;
import java.util.TreeMap;

/** A linear expression over columns, without a constant. Immutable; every column appears once. */
public final class Linear {
  private final int[] columns;
  private final double[] coefficients;

  private Linear(int[] columns, double[] coefficients) {
    this.columns = columns;
    this.coefficients = coefficients;
  }

  public static Linear of(int column, double coefficient) {
    return new Linear(new int[] {column}, new double[] {coefficient});
  }

  /** Columns that appear more than once are added up. */
  public static Linear of(int[] columns, double[] coefficients) {
    Map<Integer, Double> sum = new TreeMap<>();
    for (int i = 0; i < columns.length; i++) {
      sum.merge(columns[i], coefficients[i], Double::sum);
    }
    return of(sum);
  }

  public static Linear of(Map<Integer, Double> terms) {
    Map<Integer, Double> ordered = new TreeMap<>(terms);
    return new Linear(
        ordered.keySet().stream().mapToInt(Integer::intValue).toArray(),
        ordered.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  public Linear times(double factor) {
    double[] scaled = coefficients.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Linear(columns, scaled);
  }

  public int size() {
    return columns.length;
  }

  public int column(int position) {
    return columns[position];
  }

  public double coefficient(int position) {
    return coefficients[position];
  }

  public double at(double[] x) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += coefficients[i] * x[columns[i]];
    }
    return sum;
  }
}
