package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;

/**
 * Collection with its floor, recycling centres (R_rt, J_rt) and regeneration plants.
 *
 * <p>Yields are the case's: black mass per kWh processed, kits per kWh of black mass.
 */
final class Recycling {
  private final Draft draft;
  private final Instance instance;
  private final LaneFlows flows;
  private final SiteColumns sites;
  private final int[][] collectedRow;
  private final int[][] processed;
  private final int[][] held;
  private final int[][] regeneratorRow;
  private final int[] slack;

  Recycling(Draft draft, Instance instance, LaneFlows flows, SiteColumns sites) {
    this.draft = draft;
    this.instance = instance;
    this.flows = flows;
    this.sites = sites;
    int periods = instance.periods();
    collectedRow = new int[instance.sets().sources().size()][periods];
    processed = new int[instance.sets().recyclers().size()][periods];
    held = new int[processed.length][periods];
    regeneratorRow = new int[instance.sets().regenerators().size()][periods];
    slack = new int[periods];
    collect();
    for (int r = 0; r < processed.length; r++) {
      recycle(r);
    }
    for (int m = 0; m < regeneratorRow.length; m++) {
      regenerate(m);
    }
  }

  private void collect() {
    for (int t = 0; t < instance.periods(); t++) {
      double rate = instance.values().recoveryRate()[t];
      List<Node> sources = instance.sets().sources();
      for (int v = 0; v < sources.size(); v++) {
        String name = "collected" + MonthName.at(sources.get(v).id(), instance.month(t));
        double most = instance.recoveryRate(t) * instance.values().retiredKwh()[v][t];
        collectedRow[v][t] = draft.row(name, Double.NEGATIVE_INFINITY, most);
        draft.entries(collectedRow[v][t], flows.outOf(sources.get(v).id(), Commodity.RET, t), 1);
      }
      double least =
          instance.parameters().recyclingTarget() * rate * instance.values().retiredKwh(t);
      slack[t] =
          draft.column("uncollected[%d]".formatted(instance.month(t)), 0, Double.POSITIVE_INFINITY);
      draft.cost(slack[t], Part.SHORTAGE, Constants.COLLECTION_SLACK_EUR);
      int row =
          draft.row("collect[%d]".formatted(instance.month(t)), least, Double.POSITIVE_INFINITY);
      draft.entry(row, slack[t], 1);
      draft.entries(row, flows.where(lane -> lane.commodity() == Commodity.RET, t), 1);
    }
  }

  private void recycle(int r) {
    Node node = instance.sets().recyclers().get(r);
    double capacity = node.capKwhMonth();
    double store = Constants.RECYCLER_STOCK_DAYS / Constants.DAYS_PER_MONTH * capacity;
    for (int t = 0; t < instance.periods(); t++) {
      String at = MonthName.at(node.id(), instance.month(t));
      boolean last = instance.last(t);
      processed[r][t] = draft.column("process" + at, 0, sites.limit(r, capacity));
      draft.cost(processed[r][t], Part.OPERATING, node.varCostEurKwh());
      sites.link(draft, "capacity" + at, processed[r][t], r, capacity);
      held[r][t] = draft.column("held" + at, 0, last ? 0 : sites.limit(r, store));
      draft.cost(held[r][t], Part.OPERATING, Constants.RECYCLER_HOLDING_EUR);
      if (!last) {
        sites.link(draft, "store" + at, held[r][t], r, store);
      }
      double start = t == 0 ? -instance.values().startReturnsKwh()[r] : 0;
      int balance = draft.row("returns" + at, start, start);
      draft.entries(balance, flows.into(node.id(), Commodity.RET, t), 1);
      if (t > 0) {
        draft.entry(balance, held[r][t - 1], 1);
      }
      draft.entry(balance, processed[r][t], -1);
      draft.entry(balance, held[r][t], -1);
      int mass = draft.row("blackmass" + at, 0, 0);
      draft.entries(mass, flows.outOf(node.id(), Commodity.BM, t), 1);
      draft.entry(mass, processed[r][t], -instance.parameters().hydrometYield());
    }
  }

  private void regenerate(int m) {
    Node node = instance.sets().regenerators().get(m);
    for (int t = 0; t < instance.periods(); t++) {
      String at = MonthName.at(node.id(), instance.month(t));
      int[] in = flows.into(node.id(), Commodity.BM, t);
      int kits = draft.row("kits" + at, 0, 0);
      draft.entries(kits, flows.outOf(node.id(), Commodity.REG, t), 1);
      draft.entries(kits, in, -instance.parameters().regenerationYield());
      regeneratorRow[m][t] =
          draft.row("regenerate" + at, Double.NEGATIVE_INFINITY, node.capKwhMonth());
      draft.entries(regeneratorRow[m][t], in, 1);
    }
  }

  int collectedRow(int source, int period) {
    return collectedRow[source][period];
  }

  int processed(int recycler, int period) {
    return processed[recycler][period];
  }

  int held(int recycler, int period) {
    return held[recycler][period];
  }

  int regeneratorRow(int plant, int period) {
    return regeneratorRow[plant][period];
  }

  int slack(int period) {
    return slack[period];
  }
}
