package org.looptwin.optimise.genetic.repair;

import java.util.Arrays;

/**
 * Materials from suppliers to plants: contracts share what is bought, lanes what is sent. Where
 * suppliers and lanes cannot bring all, inventories give way, then packs are short.
 */
final class SupplyStage {
  private final Draft draft;
  private final double[] need;
  private final double[][] missing;
  private final double[][] sold;

  SupplyStage(Draft draft) {
    this.draft = draft;
    MonthShape first = draft.months[0];
    need = new double[first.plants.size()];
    missing = new double[first.materials.size()][need.length];
    sold =
        Arrays.stream(first.supply)
            .map(haul -> new double[haul.senders()])
            .toArray(double[][]::new);
  }

  boolean fill() {
    boolean reached = true;
    for (int t = 0; t < draft.months.length; t++) {
      for (int k = 0; k < missing.length; k++) {
        buy(t, k);
      }
      reached &= cut(t);
      MonthShape month = draft.months[t];
      for (int b = 0; b < need.length; b++) {
        for (int k = 0; k < missing.length; k++) {
          draft.x[month.stock[b][k]] = draft.stock[t][b][k];
          reached &= fits(month, b, k, draft.stock[t][b][k]);
        }
      }
    }
    return reached;
  }

  private void buy(int t, int k) {
    MonthShape month = draft.months[t];
    double total = 0;
    for (int b = 0; b < need.length; b++) {
      double left = draft.before(t, b, k) - draft.use(t, b, k);
      draft.stock[t][b][k] = Math.max(left, draft.stock[t][b][k]);
      need[b] = draft.stock[t][b][k] - left;
      total += need[b];
    }
    Haul haul = month.supply[k];
    haul.want(draft.wanted, draft.x);
    haul.wanted(draft.x, sold[k]);
    month.contracts[k].share(sold[k], total);
    haul.fill(draft.x, sold[k], need, draft.room[t]);
    haul.top(draft.x, month.contracts[k].capacity(), need, draft.room[t]);
    haul.reroute(draft.x, month.contracts[k].capacity(), need, draft.room[t]);
    for (int b = 0; b < need.length; b++) {
      missing[k][b] = Math.max(0, need[b] - haul.taken(b));
    }
  }

  /** Lets inventories, then production give way to what is missing. */
  private boolean cut(int t) {
    boolean reached = true;
    boolean last = t == draft.months.length - 1;
    for (int b = 0; b < need.length; b++) {
      double packs = 0;
      for (int k = 0; k < missing.length; k++) {
        double give = last ? 0 : Math.min(missing[k][b], draft.stock[t][b][k]);
        draft.stock[t][b][k] -= give;
        missing[k][b] -= give;
        packs = Math.max(packs, missing[k][b]);
      }
      if (packs > Draft.NOTHING_KWH) {
        reached &= makeLess(t, b, packs);
      }
    }
    return reached;
  }

  private boolean makeLess(int t, int b, double kwh) {
    MonthShape month = draft.months[t];
    double before = draft.made[t][b];
    double now = Math.max(0, before - kwh);
    boolean reached = before >= kwh - Draft.NOTHING_KWH;
    draft.made[t][b] = now;
    draft.x[month.make[b]] = now;
    month.packs.lessenSender(draft.x, b, before > 0 ? now / before : 0);
    for (int k = 0; k < missing.length; k++) {
      double spare = Math.max(0, before - now - missing[k][b]);
      double taken = month.supply[k].taken(b);
      double less = Math.min(spare, taken);
      month.supply[k].lessen(draft.x, b, less);
      draft.stock[t][b][k] += spare - less;
    }
    return reached;
  }

  private boolean fits(MonthShape month, int b, int k, double kwh) {
    double ceiling = draft.model.upper(month.stock[b][k]);
    return kwh <= ceiling + 1e-6 * Math.max(1, ceiling);
  }
}
