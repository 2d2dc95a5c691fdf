package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;

/** What moved between two plans: shares by supplier and month, sea routes over the horizon. */
final class Moves {
  private final Plan before;
  private final Plan after;

  Moves(Plan before, Plan after) {
    this.before = before;
    this.after = after;
  }

  /**
   * A supplier's share of its material in a month.
   *
   * @param from 0 to 1
   */
  record Share(String material, String supplier, int month, double from, double to) {
    double points() {
      return 100 * (to - from);
    }
  }

  /** kWh over a class of sea lanes in the whole horizon. */
  record Route(LaneClass type, double fromKwh, double toKwh) {
    double kwh() {
      return toKwh - fromKwh;
    }
  }

  /** All shares that both plans have, moved or not. */
  List<Share> shares() {
    List<Share> moves = new ArrayList<>();
    after
        .shares()
        .forEach(
            (material, suppliers) ->
                suppliers.forEach((supplier, path) -> shares(moves, material, supplier, path)));
    return moves;
  }

  private void shares(List<Share> moves, String material, String supplier, List<Double> path) {
    List<Double> old = before.shares().getOrDefault(material, Map.of()).get(supplier);
    int months = old == null ? 0 : Math.min(old.size(), path.size());
    for (int t = 0; t < months; t++) {
      moves.add(new Share(material, supplier, t + 1, old.get(t), path.get(t)));
    }
  }

  /** By class, largest move first; only suppliers with a choice of routes count. */
  List<Route> routes() {
    Map<LaneClass, Double> old = kwh(before);
    List<Route> moves = new ArrayList<>();
    Map<LaneClass, Double> now = kwh(after);
    for (LaneClass type : LaneClass.values()) {
      if (old.containsKey(type) || now.containsKey(type)) {
        moves.add(new Route(type, old.getOrDefault(type, 0.0), now.getOrDefault(type, 0.0)));
      }
    }
    moves.sort(Comparator.comparingDouble((Route move) -> -Math.abs(move.kwh())));
    return moves;
  }

  private static Map<LaneClass, Double> kwh(Plan plan) {
    Map<LaneClass, Double> sums = new LinkedHashMap<>();
    plan.routes()
        .values()
        .forEach(
            classes ->
                classes.forEach(
                    (type, path) ->
                        sums.merge(
                            type,
                            path.stream().mapToDouble(Double::doubleValue).sum(),
                            Double::sum)));
    return sums;
  }
}
