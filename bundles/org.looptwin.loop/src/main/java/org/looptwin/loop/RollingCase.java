package org.looptwin.loop;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * The case as it is planned for from a later month on. Demand and returns of months that it has no
 * figures for are those of the year before.
 */
final class RollingCase {
  private static final int YEAR = 12;

  private final Case reference;
  private Case newest;

  RollingCase(Case reference) {
    this.reference = reference;
    this.newest = reference;
  }

  /** The same object for the same month as in the call before: warm models go by it. */
  synchronized Case from(YearMonth first) {
    if (first.equals(reference.firstMonth())) {
      return reference;
    }
    if (!first.equals(newest.firstMonth())) {
      newest = rolled(first);
    }
    return newest;
  }

  private Case rolled(YearMonth first) {
    return new Case(
        reference.name(),
        reference.network(),
        reference.extended(),
        first,
        rolled(reference.demandKwh(), first),
        rolled(reference.retiredKwh(), first),
        reference.contracts(),
        reference.abatement(),
        reference.kgPerKwh(),
        reference.laneVia(),
        reference.observations(),
        reference.initialState(),
        reference.parameters(),
        reference.subsets(),
        reference.policyPacks());
  }

  private static Map<String, MonthlySeries> rolled(
      Map<String, MonthlySeries> series, YearMonth first) {
    Map<String, MonthlySeries> rolled = new LinkedHashMap<>();
    series.forEach((id, one) -> rolled.put(id, rolled(one, first)));
    return rolled;
  }

  /** As many months as before. */
  static MonthlySeries rolled(MonthlySeries series, YearMonth first) {
    int over = (int) ChronoUnit.MONTHS.between(series.start(), first);
    double[] values = new double[series.months()];
    for (int month = 0; month < values.length; month++) {
      values[month] = series.at(known(month + over, series.months()));
    }
    return new MonthlySeries(first, values);
  }

  /** The month itself, else the same month of the last year there is. */
  private static int known(int month, int months) {
    int year = Math.min(YEAR, months);
    return month < months ? month : months - year + Math.floorMod(month - months, year);
  }
}
