package org.looptwin.optimise.milp.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;

/** Tangents of norms found so far, and the model with them. */
final class CutPool {
  private static final double FREE = Double.POSITIVE_INFINITY;

  private final LinearModel base;
  private final List<Norm> norms;
  private final List<Cut> cuts;

  CutPool(LinearModel base, List<Norm> norms) {
    this(base, norms, new ArrayList<>());
  }

  private CutPool(LinearModel base, List<Norm> norms, List<Cut> cuts) {
    this.base = base;
    this.norms = norms;
    this.cuts = cuts;
  }

  /** The same cuts, kept together, over another model of the same columns. */
  CutPool over(LinearModel other) {
    return new CutPool(other, norms, cuts);
  }

  int norms() {
    return norms.size();
  }

  /** tau - tangent >= 0. */
  private record Cut(Norm norm, Linear tangent) {}

  int size() {
    return cuts.size();
  }

  /**
   * Adds a tangent for every norm that x breaks by more than the tolerance, relative to its value.
   */
  void cutOff(double[] x, double tolerance) {
    for (Norm norm : norms) {
      double value = norm.value(x);
      if (value - x[norm.tau()] > tolerance * Math.max(1, value)) {
        cuts.add(new Cut(norm, norm.tangent(x)));
      }
    }
  }

  /** x with every tau brought up to its norm. */
  double[] lifted(double[] x) {
    double[] lifted = x.clone();
    for (Norm norm : norms) {
      lifted[norm.tau()] = Math.max(x[norm.tau()], norm.value(x));
    }
    return lifted;
  }

  /**
   * The model with all cuts.
   *
   * @param fixed values at which integer columns are held; null to leave them as they are
   * @param spare rows without limits at the end, for cuts to come
   */
  LinearModel model(double[] fixed, int spare) {
    LinearModel.Builder builder = LinearModel.builder(base.name());
    for (int column = 0; column < base.columns(); column++) {
      add(builder, column, fixed);
    }
    for (int row = 0; row < base.rows(); row++) {
      builder.row(base.rowName(row), base.rowLower(row), base.rowUpper(row));
      for (int e = base.rowStart(row); e < base.rowStart(row + 1); e++) {
        builder.entry(row, base.entryColumn(e), base.entryValue(e));
      }
    }
    ModelRows rows = ModelRows.of(builder);
    for (int i = 0; i < cuts.size(); i++) {
      Cut cut = cuts.get(i);
      int row = rows.row("tangent-%d%s".formatted(i, cut.norm.name()), 0, FREE);
      rows.entry(row, cut.norm.tau(), 1);
      rows.entries(row, cut.tangent, -1);
    }
    for (int i = 0; i < spare; i++) {
      builder.row("spare-%d".formatted(i), -FREE, FREE);
    }
    return builder.build();
  }

  private void add(LinearModel.Builder builder, int column, double[] fixed) {
    String name = base.columnName(column);
    double lower = base.lower(column);
    double upper = base.upper(column);
    if (base.integer(column) && fixed == null) {
      builder.integerColumn(name, lower, upper, base.cost(column));
    } else if (base.integer(column)) {
      double held = Math.rint(fixed[column]);
      builder.column(name, held, held, base.cost(column));
    } else {
      builder.column(name, lower, upper, base.cost(column));
    }
  }

  /** Writes the cut into an empty row of a session. */
  void write(int cut, LinearSolver.Session session, int row) {
    Cut one = cuts.get(cut);
    session.coefficient(row, one.norm.tau(), 1);
    for (int i = 0; i < one.tangent.size(); i++) {
      session.coefficient(row, one.tangent.column(i), -one.tangent.coefficient(i));
    }
    session.rowBounds(row, 0, FREE);
  }

  double[] first(double[] duals) {
    return duals == null ? null : Arrays.copyOf(duals, base.rows());
  }

  LinearModel base() {
    return base;
  }
}
