package org.looptwin.optimise.pareto;

import java.util.List;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;

/**
 * A linear model with several aims, all minimised. To the model's own columns and rows it adds, for
 * each aim k, the column {@code F_k} (its value), the column {@code V_k >= 0} (by how much a cap is
 * exceeded, 0 unless that is allowed), and the rows {@code F_k - f_k x = 0}, {@code F_k - V_k <=
 * cap_k}. A question changes a few costs and bounds, never the matrix.
 */
final class AimModel {
  private final LinearModel model;
  private final double[][] aims;
  private final int[] total;
  private final int[] excess;
  private final int[] cap;

  /**
   * @param base its costs are not used
   * @param aims [aim][column], in units of about the same size
   * @param limits more rows, {@code f x <= limit}
   */
  AimModel(LinearModel base, List<double[]> aims, List<Limit> limits) {
    this.aims = aims.toArray(double[][]::new);
    LinearModel.Builder builder = LinearModel.builder(base.name());
    copy(base, builder);
    for (Limit limit : limits) {
      int row = builder.row(limit.name(), Double.NEGATIVE_INFINITY, limit.most());
      entries(builder, row, limit.coefficients(), 1);
    }
    total = new int[this.aims.length];
    excess = new int[this.aims.length];
    cap = new int[this.aims.length];
    for (int k = 0; k < this.aims.length; k++) {
      add(builder, k);
    }
    model = builder.build();
  }

  /** One more row. */
  record Limit(String name, double[] coefficients, double most) {}

  private void add(LinearModel.Builder builder, int k) {
    double infinity = Double.POSITIVE_INFINITY;
    total[k] = builder.column("aim[%d]".formatted(k), -infinity, infinity, 0);
    excess[k] = builder.column("excess[%d]".formatted(k), 0, 0, 0);
    int value = builder.row("value[%d]".formatted(k), 0, 0);
    builder.entry(value, total[k], 1);
    entries(builder, value, aims[k], -1);
    cap[k] = builder.row("cap[%d]".formatted(k), -infinity, infinity);
    builder.entry(cap[k], total[k], 1);
    builder.entry(cap[k], excess[k], -1);
  }

  static void copy(LinearModel base, LinearModel.Builder builder) {
    for (int column = 0; column < base.columns(); column++) {
      String name = base.columnName(column);
      if (base.integer(column)) {
        builder.integerColumn(name, base.lower(column), base.upper(column), 0);
      } else {
        builder.column(name, base.lower(column), base.upper(column), 0);
      }
    }
    for (int row = 0; row < base.rows(); row++) {
      builder.row(base.rowName(row), base.rowLower(row), base.rowUpper(row));
      for (int entry = base.rowStart(row); entry < base.rowStart(row + 1); entry++) {
        builder.entry(row, base.entryColumn(entry), base.entryValue(entry));
      }
    }
  }

  static void entries(LinearModel.Builder builder, int row, double[] some, double sign) {
    for (int column = 0; column < some.length; column++) {
      builder.entry(row, column, sign * some[column]);
    }
  }

  LinearModel model() {
    return model;
  }

  int aims() {
    return aims.length;
  }

  /** The model that a question asks for. */
  LinearModel of(Scalar question) {
    ModelChanges changes = new ModelChanges(model);
    for (int k = 0; k < aims.length; k++) {
      changes.cost(total[k], question.weights()[k]);
      changes.rowBounds(cap[k], Double.NEGATIVE_INFINITY, question.caps()[k]);
    }
    return changes.model();
  }

  int total(int aim) {
    return total[aim];
  }

  int excess(int aim) {
    return excess[aim];
  }

  int cap(int aim) {
    return cap[aim];
  }

  /** [aim] at a solution, each summed from its own coefficients. */
  double[] values(double[] x) {
    double[] values = new double[aims.length];
    for (int k = 0; k < aims.length; k++) {
      for (int column = 0; column < aims[k].length; column++) {
        values[k] += aims[k][column] * x[column];
      }
    }
    return values;
  }
}
