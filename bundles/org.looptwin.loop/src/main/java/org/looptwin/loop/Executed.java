package org.looptwin.loop;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;

/**
 * Where the horizon has come to: the month that is planned first, and what was executed before it.
 *
 * @param month null while it is the case's first
 * @param shares supplier to share of its commodity's purchases in the month before; empty while the
 *     case's own hold
 * @param routes supplier to sea class to share
 */
record Executed(
    YearMonth month, Map<String, Double> shares, Map<String, Map<LaneClass, Double>> routes) {
  private static final double NOTHING_KWH = 1e-6;
  private static final double GRAIN = 1e9;

  /** Nothing yet. */
  static final Executed NOTHING = new Executed(null, Map.of(), Map.of());

  Executed {
    shares = java.util.Collections.unmodifiableMap(new TreeMap<>(shares));
    routes = java.util.Collections.unmodifiableMap(new TreeMap<>(routes));
  }

  /** The first month planned for; the case's own when that is later. */
  YearMonth first(Case reference) {
    return month == null || month.isBefore(reference.firstMonth()) ? reference.firstMonth() : month;
  }

  /** Months of the case that are over. */
  int over(Case reference) {
    return (int) ChronoUnit.MONTHS.between(reference.firstMonth(), first(reference));
  }

  /**
   * After the plan in force was carried out up to a month. What it did not buy at all in the last
   * month stays as it was before.
   *
   * @param next the month that is planned first now
   */
  Executed after(Plan inForce, YearMonth next) {
    int last = inForce == null ? -1 : (int) ChronoUnit.MONTHS.between(inForce.start(), next) - 1;
    if (last < 0) {
      return new Executed(next, shares, routes);
    }
    Map<String, Double> newShares = new LinkedHashMap<>(shares);
    inForce.shares().values().forEach(suppliers -> shares(suppliers, last, newShares));
    Map<String, Map<LaneClass, Double>> newRoutes = new LinkedHashMap<>(routes);
    inForce.routes().forEach((id, paths) -> routes(id, paths, last, newRoutes));
    return new Executed(next, newShares, newRoutes);
  }

  private static void shares(
      Map<String, List<Double>> suppliers, int last, Map<String, Double> into) {
    double sum = suppliers.values().stream().mapToDouble(path -> at(path, last)).sum();
    if (sum > 0.5) {
      suppliers.forEach((id, path) -> into.put(id, rounded(at(path, last))));
    }
  }

  private static void routes(
      String supplier,
      Map<LaneClass, List<Double>> paths,
      int last,
      Map<String, Map<LaneClass, Double>> into) {
    double volume = paths.values().stream().mapToDouble(path -> at(path, last)).sum();
    if (volume > NOTHING_KWH) {
      Map<LaneClass, Double> split = new TreeMap<>();
      paths.forEach((type, path) -> split.put(type, rounded(at(path, last) / volume)));
      into.put(supplier, split);
    }
  }

  /** Behind the plan's end what its last month did goes on. */
  private static double at(List<Double> path, int month) {
    return path.isEmpty() ? 0 : path.get(Math.min(month, path.size() - 1));
  }

  /** Dust of a solver's last digits is no share. */
  private static double rounded(double share) {
    return Math.rint(share * GRAIN) / GRAIN;
  }
}
