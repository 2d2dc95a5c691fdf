package org.looptwin.optimise.milp;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection.Deviations;

/**
 * How far uncertain values may exceed the nominal ones, by month of the horizon.
 *
 * @param supplierP [supplier][month]
 * @param laneClassP by class: [month]
 * @param carbonEurT [month]
 */
record Spread(double[][] supplierP, Map<LaneClass, double[]> laneClassP, double[] carbonEurT) {

  static Spread of(Deviations deviations, PlanningProblem problem, Sets sets) {
    YearMonth start = problem.reference().firstMonth();
    int months = problem.months();
    Map<LaneClass, double[]> lanes = new EnumMap<>(LaneClass.class);
    deviations.laneClassP().forEach((type, path) -> lanes.put(type, path(path, start, months)));
    return new Spread(
        sets.suppliers().stream()
            .map(node -> path(deviations.supplierP().get(node.id()), start, months))
            .toArray(double[][]::new),
        lanes,
        path(deviations.carbonEurT(), start, months));
  }

  /** By date, the first and last value held beyond the ends, as outlooks are read. */
  static double[] path(MonthlySeries series, YearMonth start, int months) {
    double[] path = new double[months];
    for (int t = 0; t < months && series != null && series.months() > 0; t++) {
      int at = (int) ChronoUnit.MONTHS.between(series.start(), start.plusMonths(t));
      path[t] = series.at(Math.max(0, Math.min(series.months() - 1, at)));
    }
    return path;
  }
}
