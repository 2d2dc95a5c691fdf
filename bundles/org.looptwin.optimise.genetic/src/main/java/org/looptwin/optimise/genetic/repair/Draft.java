package org.looptwin.optimise.genetic.repair;

import org.looptwin.optimise.api.LinearModel;

/** What the stages of a repair share: the wish, the plan so far, and what has been used up. */
final class Draft {
  /** A rounding error of an amount, kWh. */
  static final double NOTHING_KWH = 1e-6;

  final LinearModel model;
  final MonthShape[] months;

  /** By column: what the genes ask for. */
  final double[] wanted;

  /** By column: the plan. */
  final double[] x;

  /** Capacity left at gateways, [month][gateway]. */
  final double[][] room;

  /** Packs made, [month][plant]. */
  final double[][] made;

  /** Kits received, [month][plant]. */
  final double[][] kits;

  /** Inventories, [month][plant][material]. */
  final double[][][] stock;

  Draft(LinearModel model, MonthShape[] months) {
    this.model = model;
    this.months = months;
    int plants = months[0].plants.size();
    wanted = new double[model.columns()];
    x = new double[model.columns()];
    room = new double[months.length][];
    made = new double[months.length][plants];
    kits = new double[months.length][plants];
    stock = new double[months.length][plants][months[0].materials.size()];
  }

  /** What a plant has in a month without buying: its stock before, and lots that arrive. */
  double before(int month, int plant, int material) {
    double stockBefore = month == 0 ? 0 : stock[month - 1][plant][material];
    return stockBefore + months[month].arriving[plant][material];
  }

  /** What a plant uses up in a month beyond kits. */
  double use(int month, int plant, int material) {
    double received = months[month].regenerated[material] ? kits[month][plant] : 0;
    return made[month][plant] - received;
  }
}
