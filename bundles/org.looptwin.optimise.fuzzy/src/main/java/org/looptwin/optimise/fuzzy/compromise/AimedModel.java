package org.looptwin.optimise.fuzzy.compromise;

import java.util.List;
import org.looptwin.optimise.api.LinearModel;

/**
 * A model with a column for each aim's value, {@code value_k = (c_k x + constant_k) / scale_k}, so
 * that a question about aims is a few costs, bounds and short rows. The base model's own costs are
 * dropped.
 */
final class AimedModel {
  private final LinearModel base;
  private final List<Aim> aims;

  AimedModel(LinearModel base, List<Aim> aims) {
    this.base = base;
    this.aims = List.copyOf(aims);
  }

  List<Aim> aims() {
    return aims;
  }

  /** The base's columns first, then one for each aim; base rows first, then one for each aim. */
  LinearModel.Builder builder() {
    LinearModel.Builder builder = LinearModel.builder(base.name());
    copy(builder);
    for (int k = 0; k < aims.size(); k++) {
      Aim aim = aims.get(k);
      int column =
          builder.column(
              "aim[" + aim.name() + "]", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
      double constant = aim.constant() / aim.scale();
      int row = builder.row("value[" + aim.name() + "]", constant, constant);
      builder.entry(row, column, 1);
      for (int at = 0; at < aim.coefficients().length; at++) {
        builder.entry(row, at, -aim.coefficients()[at] / aim.scale());
      }
    }
    return builder;
  }

  /** Column of an aim's scaled value. */
  int column(int aim) {
    return base.columns() + aim;
  }

  /** [aim] in the aims' own units. */
  double[] values(double[] x) {
    return aims.stream().mapToDouble(aim -> aim.at(x)).toArray();
  }

  private void copy(LinearModel.Builder builder) {
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
}
