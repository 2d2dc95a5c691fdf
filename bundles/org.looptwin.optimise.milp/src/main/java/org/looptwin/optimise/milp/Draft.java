package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.milp.robust.Linear;
import org.looptwin.optimise.milp.robust.ModelRows;

/**
 * A linear model under construction that remembers which part of the objective and which emissions
 * each column stands for.
 */
final class Draft {
  private final LinearModel.Builder builder;
  private final double monthsPerPeriod;
  private final double[] carbonEurT;
  private final Preference preference;
  private final double[][] eur = new double[Part.values().length][1024];
  private double[] kg = new double[1024];

  /** Period of a column that emits, plus 1; 0 for none. A column emits in one period only. */
  private int[] emitsIn = new int[1024];

  private int columns;

  Draft(String name, Values values, Preference preference) {
    this.preference = preference;
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
      emitsIn = Arrays.copyOf(emitsIn, 2 * columns);
    }
  }

  /** Adds a cost per unit of the column and month. */
  void cost(int column, Part part, double eurPerUnit) {
    double amount = eurPerUnit * monthsPerPeriod * weight(part);
    eur[part.ordinal()][column] += amount;
    builder.addCost(column, amount);
  }

  private double weight(Part part) {
    return part == Part.CARBON
        ? preference.carbon()
        : part == Part.DISRUPTION ? preference.disruption() : 1;
  }

  /** Adds emissions per unit of the column, priced at the period's carbon price. */
  void emission(int column, double kgPerUnit, int period) {
    kg[column] += kgPerUnit * monthsPerPeriod;
    emitsIn[column] = period + 1;
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

  /** Emissions of a period, kg, by the columns added so far. */
  Linear emissions(int period) {
    int[] some =
        IntStream.range(0, columns)
            .filter(column -> emitsIn[column] == period + 1 && kg[column] != 0)
            .toArray();
    return Linear.of(some, Arrays.stream(some).mapToDouble(column -> kg[column]).toArray());
  }

  /** For counterparts: what their columns cost belongs to a part of the objective. */
  ModelRows rows(Part part) {
    return new ModelRows() {
      @Override
      public int column(String name, double lower, double upper, double unitCost) {
        int column = Draft.this.column(name, lower, upper);
        cost(column, part, unitCost);
        return column;
      }

      @Override
      public int row(String name, double lower, double upper) {
        return Draft.this.row(name, lower, upper);
      }

      @Override
      public void entry(int row, int column, double coefficient) {
        Draft.this.entry(row, column, coefficient);
      }
    };
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

  /** [column] the period it emits in, plus 1; 0 for none. */
  int[] emitsIn() {
    return Arrays.copyOf(emitsIn, columns);
  }
}
