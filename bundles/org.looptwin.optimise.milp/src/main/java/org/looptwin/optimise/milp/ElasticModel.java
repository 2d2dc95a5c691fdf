package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.optimise.api.Concession.Kind;
import org.looptwin.optimise.api.LinearModel;

/**
 * A model without costs whose limits may give way: a column for each, charged its weight. A bound
 * of a column gives way through a copy of the column, what is beyond it; so the model needs no
 * further rows.
 */
final class ElasticModel {
  private final LinearModel matrix;
  private final RiskTerms risk;
  private final List<Give> gives;
  private final LinearModel model;

  ElasticModel(PlanningModel planning) {
    matrix = planning.matrix();
    risk = planning.risk();
    gives = Gives.of(planning);
    LinearModel.Builder builder = LinearModel.builder(matrix.name() + " relaxed");
    for (int column = 0; column < matrix.columns(); column++) {
      double low = matrix.lower(column);
      builder.column(matrix.columnName(column), low, matrix.upper(column), 0);
    }
    for (Give give : gives) {
      builder.column("give " + give.key(), 0, most(give), give.weight());
    }
    rows(builder);
    model = builder.build();
  }

  private double most(Give give) {
    Give.Bound bound = give.bound();
    if (bound.upper()) {
      return Double.POSITIVE_INFINITY;
    }
    if (!bound.row()) {
      return matrix.lower(bound.index());
    }
    return give.kind() == Kind.RESERVE ? matrix.rowLower(bound.index()) : Double.POSITIVE_INFINITY;
  }

  private void rows(LinearModel.Builder builder) {
    List<Set<Integer>> without = gives.stream().map(this::without).toList();
    int[] raised = positions(true);
    int[] lowered = positions(false);
    for (int row = 0; row < matrix.rows(); row++) {
      builder.row(matrix.rowName(row), matrix.rowLower(row), matrix.rowUpper(row));
      for (int e = matrix.rowStart(row); e < matrix.rowStart(row + 1); e++) {
        int column = matrix.entryColumn(e);
        builder.entry(row, column, matrix.entryValue(e));
        int up = raised[column];
        if (up >= 0 && !without.get(up).contains(row)) {
          builder.entry(row, column(up), matrix.entryValue(e));
        }
        int down = lowered[column];
        if (down >= 0 && !without.get(down).contains(row)) {
          builder.entry(row, column(down), -matrix.entryValue(e));
        }
      }
    }
    for (int i = 0; i < gives.size(); i++) {
      Give.Bound bound = gives.get(i).bound();
      if (bound.row()) {
        builder.entry(bound.index(), column(i), bound.upper() ? -1 : 1);
        for (int kept : risk.keeping(bound)) {
          builder.entry(kept, column(i), -1);
        }
      }
    }
  }

  /** Rows that limit a column, so that what is beyond its limit stays out of them. */
  private Set<Integer> without(Give give) {
    Give.Bound bound = give.bound();
    if (bound.row()) {
      return Set.of();
    }
    Set<Integer> limiting = new HashSet<>(risk.keeping(bound));
    if (bound.also() >= 0) {
      limiting.add(bound.also());
      limiting.addAll(risk.keeping(Give.Bound.rowUpper(bound.also())));
    }
    return limiting;
  }

  /** [column] the limit that copies it, or -1. */
  private int[] positions(boolean upper) {
    int[] positions = new int[matrix.columns()];
    Arrays.fill(positions, -1);
    for (int i = 0; i < gives.size(); i++) {
      Give.Bound bound = gives.get(i).bound();
      if (!bound.row() && bound.upper() == upper) {
        positions[bound.index()] = i;
      }
    }
    return positions;
  }

  LinearModel model() {
    return model;
  }

  List<Give> gives() {
    return gives;
  }

  /** The column of a limit, by its position among {@link #gives}. */
  int column(int give) {
    return matrix.columns() + give;
  }

  double upper(int give) {
    return model.upper(column(give));
  }

  /** [give] by how much each gives way. */
  double[] amounts(double[] x) {
    return Arrays.copyOfRange(x, matrix.columns(), x.length);
  }
}
