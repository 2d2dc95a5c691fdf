package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.LinearModel;

/**
 * The relaxation in which a recycling centre may be open in part, and in another part each month,
 * at the month's share of its fixed cost. Every plan is one of these, with equal parts. Months hang
 * together by their stocks only, so that it is solved from the mean period ({@link MeanStart}) in a
 * fraction of the time of the model with one part for all months, and proves nearly as much.
 */
final class MonthlySites {
  private final LinearModel full;
  private final int months;

  /** [column] whether there is one for each month. */
  private final boolean[] split;

  MonthlySites(PlanningModel model) {
    full = model.matrix();
    months = model.instance().periods();
    split = new boolean[full.columns()];
    for (int r = 0; r < model.instance().sets().recyclers().size(); r++) {
      split[model.sites().column(r)] = true;
    }
  }

  LinearModel model() {
    LinearModel.Builder builder = LinearModel.builder(full.name());
    int[] at = new int[full.columns()];
    for (int column = 0; column < at.length; column++) {
      at[column] = split[column] ? parts(builder, column) : whole(builder, column);
    }
    for (int row = 0; row < full.rows(); row++) {
      builder.row(full.rowName(row), full.rowLower(row), full.rowUpper(row));
      int month = Math.max(1, MonthName.month(full.rowName(row)));
      for (int entry = full.rowStart(row); entry < full.rowStart(row + 1); entry++) {
        int column = full.entryColumn(entry);
        int part = split[column] ? month - 1 : 0;
        builder.entry(row, at[column] + part, full.entryValue(entry));
      }
    }
    return builder.build();
  }

  /** The site of a column for one month or all: {@code z[R01]} of {@code z[R01,3]}. */
  static String site(String column) {
    int comma = column.lastIndexOf(',');
    return comma < 0 ? column : column.substring(0, comma) + "]";
  }

  private int whole(LinearModel.Builder builder, int column) {
    return builder.column(
        full.columnName(column), full.lower(column), full.upper(column), full.cost(column));
  }

  /** One column for each month. */
  private int parts(LinearModel.Builder builder, int column) {
    String name = full.columnName(column);
    int first = -1;
    for (int month = 1; month <= months; month++) {
      int part =
          builder.column(
              name.substring(0, name.length() - 1) + "," + month + "]",
              full.lower(column),
              full.upper(column),
              full.cost(column) / months);
      first = month == 1 ? part : first;
    }
    return first;
  }
}
