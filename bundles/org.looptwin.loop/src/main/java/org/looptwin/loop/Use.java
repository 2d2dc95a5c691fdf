package org.looptwin.loop;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;

/**
 * What a plan takes out of the stores, month by month of a horizon: what it makes, less the kits
 * that come in. Behind its end a plan goes on as in its last month.
 *
 * @param madeKwh battery plant to [month]
 * @param kitsKwh battery plant to [month]
 */
record Use(Map<String, double[]> madeKwh, Map<String, double[]> kitsKwh) {
  /** Nothing is made. */
  static final Use NONE = new Use(Map.of(), Map.of());

  /**
   * @param plan null for none
   * @param planned the case from the horizon's first month on
   */
  static Use of(Plan plan, Case planned, int months) {
    if (plan == null) {
      return NONE;
    }
    int over = (int) ChronoUnit.MONTHS.between(plan.start(), planned.firstMonth());
    Map<String, double[]> made = new HashMap<>();
    plan.productionKwh().forEach((plant, path) -> made.put(plant, from(path, over, months)));
    Map<String, double[]> kits = new HashMap<>();
    kits(plan, planned)
        .forEach(
            (plant, path) ->
                kits.put(
                    plant, from(java.util.Arrays.stream(path).boxed().toList(), over, months)));
    return new Use(made, kits);
  }

  private static Map<String, double[]> kits(Plan plan, Case planned) {
    Map<String, String> plants = new HashMap<>();
    planned.extended().lanes().forEach(lane -> put(lane, plants));
    planned.network().lanes().forEach(lane -> put(lane, plants));
    Map<String, double[]> kits = new HashMap<>();
    for (Flow flow : plan.flows()) {
      String plant = plants.get(flow.lane());
      if (plant != null) {
        kits.computeIfAbsent(plant, id -> new double[plan.months()])[flow.month() - 1] +=
            flow.kwh();
      }
    }
    return kits;
  }

  private static void put(Lane lane, Map<String, String> plants) {
    if (lane.commodity() == Commodity.REG) {
      plants.put(lane.id(), lane.to());
    }
  }

  private static double[] from(List<Double> path, int over, int months) {
    double[] from = new double[months];
    for (int month = 0; month < months && !path.isEmpty(); month++) {
      from[month] = path.get(Math.max(0, Math.min(month + over, path.size() - 1)));
    }
    return from;
  }

  /** [month] kWh of a material that have left a plant's store by the end of the month. */
  double[] upTo(String plant, Commodity material, int months) {
    double[] made = madeKwh.getOrDefault(plant, new double[months]);
    double[] kits =
        material.regenerated()
            ? kitsKwh.getOrDefault(plant, new double[months])
            : new double[months];
    double[] sum = new double[months];
    double left = 0;
    for (int month = 0; month < months; month++) {
      left += made[month] - kits[month];
      sum[month] = left;
    }
    return sum;
  }
}
