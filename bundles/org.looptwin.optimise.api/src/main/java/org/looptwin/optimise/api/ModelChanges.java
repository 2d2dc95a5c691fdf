package org.looptwin.optimise.api;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes laid over a linear model: what a {@link LinearSolver.Session} keeps to load its model
 * again and to recheck answers against it. The order in which changes are made leaves no trace.
 *
 * <p><b>Threads:</b> one at a time.
 */
public final class ModelChanges {
  private final LinearModel base;
  private double[] cost;
  private double[] lower;
  private double[] upper;
  private double[] rowLower;
  private double[] rowUpper;
  private final Map<Integer, Map<Integer, Double>> coefficients = new TreeMap<>();

  public ModelChanges(LinearModel base) {
    this.base = base;
    clear();
  }

  /** Takes back every change. */
  public void clear() {
    cost = new double[base.columns()];
    lower = new double[base.columns()];
    upper = new double[base.columns()];
    rowLower = new double[base.rows()];
    rowUpper = new double[base.rows()];
    Arrays.setAll(cost, base::cost);
    Arrays.setAll(lower, base::lower);
    Arrays.setAll(upper, base::upper);
    Arrays.setAll(rowLower, base::rowLower);
    Arrays.setAll(rowUpper, base::rowUpper);
    coefficients.clear();
  }

  /**
   * @throws IllegalArgumentException when the cost is not finite
   */
  public void cost(int column, double unitCost) {
    if (!Double.isFinite(unitCost)) {
      throw new IllegalArgumentException(
          "Column %s: cost %s is not finite.".formatted(base.columnName(column), unitCost));
    }
    cost[column] = unitCost;
  }

  /**
   * @throws IllegalArgumentException when a bound is not a number or low exceeds high
   */
  public void bounds(int column, double low, double high) {
    check("Column", base.columnName(column), low, high);
    lower[column] = low;
    upper[column] = high;
  }

  /**
   * @throws IllegalArgumentException when a bound is not a number or low exceeds high
   */
  public void rowBounds(int row, double low, double high) {
    check("Row", base.rowName(row), low, high);
    rowLower[row] = low;
    rowUpper[row] = high;
  }

  /**
   * Sets a coefficient, whether the model has one there or not; 0 removes it.
   *
   * @throws IllegalArgumentException when it is not finite
   */
  public void coefficient(int row, int column, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "Row %s, column %s: coefficient %s is not finite."
              .formatted(base.rowName(row), base.columnName(column), value));
    }
    coefficients.computeIfAbsent(row, any -> new TreeMap<>()).put(column, value);
  }

  /** The model with the changes in it; later changes do not reach it. */
  public LinearModel model() {
    boolean[] integer = new boolean[base.columns()];
    for (int column = 0; column < integer.length; column++) {
      integer[column] = base.integer(column);
    }
    int[] start = new int[base.rows() + 1];
    int room = base.nonZeros();
    for (Map<Integer, Double> ofRow : coefficients.values()) {
      room += ofRow.size();
    }
    int[] index = new int[room];
    double[] value = new double[room];
    int entries = 0;
    for (int row = 0; row < base.rows(); row++) {
      entries = copyRow(row, index, value, entries);
      start[row + 1] = entries;
    }
    return new LinearModel(
        base,
        integer,
        cost.clone(),
        lower.clone(),
        upper.clone(),
        rowLower.clone(),
        rowUpper.clone(),
        start,
        Arrays.copyOf(index, entries),
        Arrays.copyOf(value, entries));
  }

  private int copyRow(int row, int[] index, double[] value, int at) {
    Map<Integer, Double> changed = coefficients.get(row);
    Map<Integer, Double> left = changed == null ? Map.of() : new TreeMap<>(changed);
    int next = at;
    for (int entry = base.rowStart(row); entry < base.rowStart(row + 1); entry++) {
      Double other = left.isEmpty() ? null : left.remove(base.entryColumn(entry));
      index[next] = base.entryColumn(entry);
      value[next] = other == null ? base.entryValue(entry) : other;
      next += value[next] == 0 ? 0 : 1;
    }
    for (Map.Entry<Integer, Double> added : left.entrySet()) {
      index[next] = added.getKey();
      value[next] = added.getValue();
      next += value[next] == 0 ? 0 : 1;
    }
    return next;
  }

  private static void check(String what, String name, double low, double high) {
    if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
      throw new IllegalArgumentException(
          "%s %s has bounds [%s, %s].".formatted(what, name, low, high));
    }
  }
}
