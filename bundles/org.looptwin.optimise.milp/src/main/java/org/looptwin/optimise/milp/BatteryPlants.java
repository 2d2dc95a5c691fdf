package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;

/** P_bt, I_bkt, h_bkt: what a battery plant makes and holds. */
final class BatteryPlants {
  private final Draft draft;
  private final Instance instance;
  private final LaneFlows flows;
  private final List<Node> plants;
  private final List<Commodity> materials;
  private final int[][] made;
  private final int[][][] stock;
  private final int[][][] below;
  private final int[][][] balanceRow;
  private final double[] holdingEur;

  BatteryPlants(Draft draft, Instance instance, LaneFlows flows) {
    this.draft = draft;
    this.instance = instance;
    this.flows = flows;
    plants = instance.sets().plants();
    materials = instance.sets().materials();
    int periods = instance.periods();
    made = new int[plants.size()][periods];
    stock = new int[plants.size()][materials.size()][periods];
    below = new int[plants.size()][materials.size()][periods];
    balanceRow = new int[plants.size()][materials.size()][periods];
    holdingEur =
        materials.stream()
            .mapToDouble(k -> Constants.HOLDING_RATE * instance.sets().averagePriceEurKwh(k))
            .toArray();
    for (int b = 0; b < plants.size(); b++) {
      for (int t = 0; t < periods; t++) {
        make(b, t);
        for (int k = 0; k < materials.size(); k++) {
          hold(b, k, t);
          balance(b, k, t);
        }
      }
    }
  }

  private void make(int b, int t) {
    Node plant = plants.get(b);
    String at = MonthName.at(plant.id(), instance.month(t));
    int p = draft.column("make" + at, 0, capacityKwh(b));
    made[b][t] = p;
    draft.cost(p, Part.OPERATING, plant.varCostEurKwh());
    draft.emission(p, instance.lithium() ? plant.efKgKwh() : plant.efOwnKgKwh(), t);
    int row = draft.row("packs" + at, 0, 0);
    draft.entry(row, p, -1);
    draft.entries(row, flows.outOf(plant.id(), Commodity.PACK, t), 1);
  }

  private void hold(int b, int k, int t) {
    double perDay = plants.get(b).capKwhMonth() / Constants.DAYS_PER_MONTH;
    boolean last = instance.last(t);
    double end = instance.endStockKwh(b);
    double high = last ? end : Constants.STOCK_CEILING_DAYS * perDay;
    String at = MonthName.at(plants.get(b).id() + "," + materials.get(k), instance.month(t));
    stock[b][k][t] = draft.column("stock" + at, last ? end : 0, high);
    draft.cost(
        stock[b][k][t], Part.OPERATING, holdingEur[k] * instance.values().span().holdingScale());
    if (!last) {
      below[b][k][t] = draft.column("below" + at, 0, Double.POSITIVE_INFINITY);
      draft.cost(below[b][k][t], Part.OPERATING, Constants.STOCK_FLOOR_RELIEF_EUR);
      double wanted = instance.floorStockKwh(b) + instance.values().extraKwh()[b][k];
      double floor = Math.min(high, wanted);
      int row = draft.row("reserve" + at, floor, Double.POSITIVE_INFINITY);
      draft.entry(row, stock[b][k][t], 1);
      draft.entry(row, below[b][k][t], 1);
    }
  }

  private void balance(int b, int k, int t) {
    Node plant = plants.get(b);
    Commodity material = materials.get(k);
    double start = t == 0 ? instance.values().startKwh()[b][k] : 0;
    double arriving = instance.values().arrivingKwh()[b][k][t];
    double before = start + arriving == 0 ? 0 : -(start + arriving);
    String name = "material" + MonthName.at(plant.id() + "," + material, instance.month(t));
    int row = draft.row(name, before, before);
    balanceRow[b][k][t] = row;
    draft.entries(row, flows.into(plant.id(), material, t), 1);
    if (material.regenerated()) {
      draft.entries(row, flows.into(plant.id(), Commodity.REG, t), 1);
    }
    if (t > 0) {
      draft.entry(row, stock[b][k][t - 1], 1);
    }
    draft.entry(row, made[b][t], -1);
    draft.entry(row, stock[b][k][t], -1);
  }

  double capacityKwh(int b) {
    return instance.capacity(plants.get(b).capKwhMonth());
  }

  int column(int plant, int period) {
    return made[plant][period];
  }

  int stock(int plant, int material, int period) {
    return stock[plant][material][period];
  }

  /** Stock missing below the floor; the last period has none. */
  int below(int plant, int material, int period) {
    return below[plant][material][period];
  }

  int balanceRow(int plant, int material, int period) {
    return balanceRow[plant][material][period];
  }
}
