package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Basis.Place;
import org.looptwin.optimise.api.LinearModel;

/**
 * Where the linear programme of a horizon may begin: every month where the mean period ended, all
 * stocks at their floors but those that even the mean period cannot use up. Months are alike, so
 * this is near the end; and where prices do not change from month to month no dual price is wrong.
 *
 * <p>It is a guess and nothing else: what the mean period lacks is taken as idle.
 */
final class MeanStart {
  private final Map<String, Place> columns = new HashMap<>();
  private final Map<String, Place> rows = new HashMap<>();

  /**
   * @param mean the model of one mean period
   * @param end where its solution ended
   */
  MeanStart(LinearModel mean, Basis end) {
    for (int column = 0; column < mean.columns(); column++) {
      columns.put(mean.columnName(column), end.columns()[column]);
    }
    for (int row = 0; row < mean.rows(); row++) {
      rows.put(mean.rowName(row), end.rows()[row]);
    }
  }

  /**
   * For the same sites, lanes and materials over several months; null when it does not fit.
   *
   * @param monthlySites whether sites are chosen month by month
   */
  Basis over(LinearModel model, int months, boolean monthlySites) {
    Place[] ofColumns = new Place[model.columns()];
    Place[] ofRows = new Place[model.rows()];
    Arrays.setAll(ofColumns, column -> ofColumn(model.columnName(column), months));
    Arrays.setAll(ofRows, row -> ofRow(model.rowName(row), monthlySites));
    Basis basis = new Basis(ofColumns, ofRows);
    return basis.square() ? basis : null;
  }

  /** The mean period ends with its stocks at their end values; other months do so at the floor. */
  private Place ofColumn(String name, int months) {
    if (name.startsWith("stock[") && MonthName.month(name) < months) {
      return Place.BASIC;
    }
    String known = name.startsWith("z[") ? MonthlySites.site(name) : MonthName.first(name);
    return name.startsWith("below[") ? Place.LOWER : columns.getOrDefault(known, Place.LOWER);
  }

  private Place ofRow(String name, boolean monthlySites) {
    if (name.startsWith("reserve[")) {
      return grows(name) ? Place.BASIC : Place.LOWER;
    }
    return !monthlySites && spare(name)
        ? Place.BASIC
        : rows.getOrDefault(MonthName.first(name), Place.BASIC);
  }

  /** A stock that ends above what it should, as where a contract's floor is more than is used. */
  private boolean grows(String reserve) {
    String stock = MonthName.first("stock" + reserve.substring("reserve".length()));
    return columns.get(stock) == Place.BASIC;
  }

  /** A centre that is open in part, the same in all months, can be filled in one of them only. */
  private boolean spare(String row) {
    if (!row.startsWith("capacity[") || MonthName.month(row) == 1) {
      return false;
    }
    String site = row.substring("capacity[".length(), row.lastIndexOf(','));
    return columns.get("z[" + site + "]") == Place.BASIC;
  }
}
