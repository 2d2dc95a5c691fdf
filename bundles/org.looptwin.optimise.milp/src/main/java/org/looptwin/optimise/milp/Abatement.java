package org.looptwin.optimise.milp;

import java.util.List;
import java.util.Map;
import org.looptwin.model.network.AbatementOption;

/** g_ot: kWh of a plant's or supplier's volume served by a measure that lowers its emissions. */
final class Abatement {

  Abatement(Draft draft, Instance instance, Purchases purchases, BatteryPlants plants) {
    Map<String, Integer> atPlant = LaneFlows.positions(instance.sets().plants());
    Map<String, Integer> atSupplier = LaneFlows.positions(instance.sets().suppliers());
    List<AbatementOption> options = instance.sets().abatement();
    for (AbatementOption option : options) {
      for (int t = 0; t < instance.periods(); t++) {
        Integer plant = atPlant.get(option.node());
        if (plant != null) {
          add(
              draft,
              option,
              instance.month(t),
              t,
              plants.column(plant, t),
              plants.capacityKwh(plant));
        } else {
          int s = atSupplier.get(option.node());
          add(
              draft,
              option,
              instance.month(t),
              t,
              purchases.column(s, t),
              purchases.capacityKwh(s, t));
        }
      }
    }
  }

  private static void add(
      Draft draft, AbatementOption option, int month, int t, int volume, double most) {
    String at = MonthName.at(option.id(), month);
    int g = draft.column("abate" + at, 0, option.maxShare() * most);
    draft.cost(g, Part.OPERATING, option.costEurKwh());
    draft.emission(g, -option.efReductionKgKwh(), t);
    int row = draft.row("abatement" + at, Double.NEGATIVE_INFINITY, 0);
    draft.entry(row, g, 1);
    draft.entry(row, volume, -option.maxShare());
  }
}
