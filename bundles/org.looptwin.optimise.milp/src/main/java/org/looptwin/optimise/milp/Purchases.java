package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Parameters;

/**
 * X_st bought from a supplier and TOT_kt of a critical material, with contract floor and ceiling,
 * the ramp from the executed share, relief of the floor (f) and spot beyond the ceiling (w).
 */
final class Purchases {
  private static final double FREE = Double.POSITIVE_INFINITY;

  private final Instance instance;
  private final List<Node> suppliers;
  private final LaneFlows flows;
  private final int[][] bought;
  private final int[][] total;
  private final int[][] floorRow;
  private final int[][] ceilingRow;

  Purchases(Draft draft, Instance instance, LaneFlows flows) {
    this.instance = instance;
    this.flows = flows;
    suppliers = instance.sets().suppliers();
    int periods = instance.periods();
    bought = new int[suppliers.size()][periods];
    floorRow = new int[suppliers.size()][periods];
    ceilingRow = new int[suppliers.size()][periods];
    total = new int[Commodity.values().length][periods];
    for (int t = 0; t < periods; t++) {
      for (int s = 0; s < suppliers.size(); s++) {
        buy(draft, s, t);
      }
      for (Commodity material : instance.sets().materials()) {
        if (material.critical()) {
          contracts(draft, material, t);
        }
      }
    }
  }

  private void buy(Draft draft, int s, int t) {
    Node node = suppliers.get(s);
    String at = MonthName.at(node.id(), instance.month(t));
    int x = draft.column("buy" + at, 0, capacityKwh(s, t));
    bought[s][t] = x;
    draft.cost(x, Part.PURCHASE, node.unitPriceEurKwh());
    draft.emission(x, node.efKgKwh(), t);
    draft.cost(x, Part.DISRUPTION, lossEurKwh(s, t));
    int row = draft.row("bought" + at, 0, 0);
    draft.entry(row, x, -1);
    draft.entries(row, flows.outOf(node.id(), node.commodity(), t), 1);
  }

  private void contracts(Draft draft, Commodity material, int t) {
    int tot = draft.column("total" + MonthName.at(material, instance.month(t)), 0, FREE);
    total[material.ordinal()][t] = tot;
    int sum = draft.row("sum" + MonthName.at(material, instance.month(t)), 0, 0);
    draft.entry(sum, tot, -1);
    for (int s : instance.sets().suppliersOf(material)) {
      draft.entry(sum, bought[s][t], 1);
      Terms terms = instance.sets().terms().get(suppliers.get(s).id());
      if (terms != null) {
        floor(draft, s, t, terms, tot);
        ceiling(draft, s, t, terms, tot);
      }
    }
  }

  private void floor(Draft draft, int s, int t, Terms terms, int tot) {
    Node node = suppliers.get(s);
    String at = MonthName.at(node.id(), instance.month(t));
    int relief = draft.column("relief" + at, 0, FREE);
    draft.cost(relief, Part.OPERATING, Constants.FLOOR_RELIEF_SHARE * node.unitPriceEurKwh());
    int row = draft.row("floor" + at, 0, FREE);
    floorRow[s][t] = row;
    draft.entry(row, bought[s][t], 1);
    draft.entry(row, relief, 1);
    draft.entry(row, tot, -terms.lower(instance.values().rampSteps()[t]));
  }

  private void ceiling(Draft draft, int s, int t, Terms terms, int tot) {
    Node node = suppliers.get(s);
    String at = MonthName.at(node.id(), instance.month(t));
    int spot = draft.column("spot" + at, 0, FREE);
    draft.cost(spot, Part.OPERATING, terms.spotPremium() * node.unitPriceEurKwh());
    int row = draft.row("ceiling" + at, -FREE, 0);
    ceilingRow[s][t] = row;
    draft.entry(row, bought[s][t], 1);
    draft.entry(row, spot, -1);
    draft.entry(row, tot, -terms.upper(instance.values().rampSteps()[t]));
  }

  /** Expected loss per kWh: 0.18 x 280 x weight x p. */
  private double lossEurKwh(int s, int t) {
    Parameters parameters = instance.parameters();
    return parameters.lossGivenDisruption()
        * parameters.lossSupplierEurKwh()
        * Constants.weight(suppliers.get(s))
        * instance.values().supplierP()[s][t];
  }

  double capacityKwh(int s, int t) {
    return instance.capacity(
        suppliers.get(s).capKwhMonth() * instance.values().capacityFactor()[s][t]);
  }

  List<Node> suppliers() {
    return suppliers;
  }

  int column(int supplier, int period) {
    return bought[supplier][period];
  }

  int total(Commodity material, int period) {
    return total[material.ordinal()][period];
  }

  int floorRow(int supplier, int period) {
    return floorRow[supplier][period];
  }

  int ceilingRow(int supplier, int period) {
    return ceilingRow[supplier][period];
  }
}
