package org.looptwin.optimise.milp;

import java.util.Arrays;
import org.looptwin.optimise.api.LinearModel;

/**
 * A linear model under construction that remembers which part of the objective and which emissions
 * each column stands for.
 */
final class Draft {
  private final LinearModel.Builder builder;
  private final double monthsPerPeriod;
  private final double[] carbonEurT;
  private final double[][] eur = new double[Part.values().length][1024];
  private double[] kg = new double[1024];
  private int columns;

  Draft(String name, Values values) {
    builder = LinearModel.builder(name);
    monthsPerPeriod = values.span().monthsPerPeriod();
    carbonEurT = values.carbonEurT();
  }

  int column(String name, double lower, double upper) {
    grow();
    columns++;
    return builder.column(name, lower, upper, 0);
  }

  int binary(String name) {
    grow();
    columns++;
    return builder.integerColumn(name, 0, 1, 0);
  }

  private void grow() {
    if (columns == kg.length) {
      for (int part = 0; part < eur.length; part++) {
        eur[part] = Arrays.copyOf(eur[part], 2 * columns);
      }
      kg = Arrays.copyOf(kg, 2 * columns);
    }
  }

  /** Adds a cost per unit of the column and month. */
  void cost(int column, Part part, double eurPerUnit) {
    double amount = eurPerUnit * monthsPerPeriod;
    eur[part.ordinal()][column] += amount;
    builder.addCost(column, amount);
  }

  /** Adds emissions per unit of the column, priced at the period's carbon price. */
  void emission(int column, double kgPerUnit, int period) {
    kg[column] += kgPerUnit * monthsPerPeriod;
    cost(column, Part.CARBON, 1e-3 * carbonEurT[period] * kgPerUnit);
  }

  int row(String name, double lower, double upper) {
    return builder.row(name, lower, upper);
  }

  void entry(int row, int column, double coefficient) {
    builder.entry(row, column, coefficient);
  }

  void entries(int row, int[] some, double coefficient) {
    for (int column : some) {
      builder.entry(row, column, coefficient);
    }
  }

  LinearModel build() {
    return builder.build();
  }

  /** [part][column] EUR per unit. */
  double[][] partCosts() {
    return Arrays.stream(eur).map(row -> Arrays.copyOf(row, columns)).toArray(double[][]::new);
  }

  /** [column] kg CO2 per unit. */
  double[] kilograms() {
    return Arrays.copyOf(kg, columns);
  }
}
