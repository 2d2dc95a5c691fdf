package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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

  /** kWh over a class of sea lanes in the whole horizon, by suppliers with a choice of routes. */
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

  /**
   * By class, largest move first. {@code fromKwh} is what the class would carry if every supplier
   * had kept its split of routes: a supplier that sells less is no move of routes.
   */
  List<Route> routes() {
    Map<LaneClass, Double> kept = new EnumMap<>(LaneClass.class);
    Map<LaneClass, Double> now = new EnumMap<>(LaneClass.class);
    after.routes().forEach((supplier, paths) -> routes(supplier, paths, kept, now));
    List<Route> moves = new ArrayList<>();
    now.forEach((type, kwh) -> moves.add(new Route(type, kept.getOrDefault(type, 0.0), kwh)));
    moves.sort(Comparator.comparingDouble((Route move) -> -Math.abs(move.kwh())));
    return moves;
  }

  private void routes(
      String supplier,
      Map<LaneClass, List<Double>> paths,
      Map<LaneClass, Double> kept,
      Map<LaneClass, Double> now) {
    Map<LaneClass, List<Double>> old = before.routes().get(supplier);
    if (old == null || !old.keySet().equals(paths.keySet())) {
      return;
    }
    int months = Math.min(before.months(), after.months());
    for (int t = 0; t < months; t++) {
      double volume = sum(paths, t);
      double oldVolume = sum(old, t);
      for (LaneClass type : paths.keySet()) {
        double kwh = paths.get(type).get(t);
        double share = oldVolume <= 0 ? kwh : volume * old.get(type).get(t) / oldVolume;
        kept.merge(type, share, Double::sum);
        now.merge(type, kwh, Double::sum);
      }
    }
  }

  private static double sum(Map<LaneClass, List<Double>> paths, int month) {
    return paths.values().stream().mapToDouble(path -> path.get(month)).sum();
  }
}
